import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { kioskRating } from '../../ingest/channels/kiosk.ts';
import { RATING_REASONS } from '../../ingest/channels/rating-reasons.ts';
import { KioskRating, KioskReceipt, KioskSession } from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';
import { contentHash, idempotencyKey, keyReused } from '../intake/idempotency.ts';
import { requireKnown } from '../intake/known-references.ts';
import { receive } from '../intake/receive.ts';
import { channelReceipt } from '../intake/receipt.ts';
import { findWindowByToken } from '../administration/windows.ts';
import { json, newRoutes, problems } from '../openapi.ts';
import type { ServiceWindow } from '../organisation/organisation.ts';
import { AppError } from '../problem.ts';

const tags = ['kiosk'];
const IDLE_SECONDS = 60;

/** Id of the source that kiosks and rating pads are. */
export const KIOSK = 'kiosk';

function windowOf(huiyin: Huiyin, c: Context): ServiceWindow {
  const token = /^Device (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const window = token === undefined ? null : findWindowByToken(huiyin, token);
  if (!window)
    throw new AppError(401, 'device-unknown', {
      zh: '设备未登记或令牌已更换，请联系管理员',
      en: 'This device is not registered, or its token was replaced',
    });
  return window;
}

/** The kiosk's routes: a device token binds them to a window. */
export function kioskRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/kiosk/session',
        tags,
        summary: 'The window that this device stands at',
        responses: { 200: json(KioskSession), ...problems(401) },
      }),
      (c) => {
        const window = windowOf(huiyin, c);
        const { organisation } = huiyin;
        return c.json(
          {
            window: {
              code: window.code,
              name: { zh: window.nameZh, en: window.nameEn },
              department: organisation.department(window.department) ?? {
                code: window.department,
                name: { zh: window.department, en: window.department },
              },
              service: organisation.service(window.service),
            },
            reasons: RATING_REASONS.map((each) => ({ code: each.code, level: each.level, name: each.name })),
            idleSeconds: IDLE_SECONDS,
            demonstration: huiyin.settings.demonstration,
            mobileUrl: `${huiyin.settings.url}/`,
          },
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/kiosk/ratings',
        tags,
        summary: 'Five faces: a rating for the window, with or without a ticket number',
        request: {
          body: { content: { 'application/json': { schema: KioskRating } }, required: true },
          headers: z.object({ 'idempotency-key': z.string().optional() }),
        },
        responses: { 201: json(KioskReceipt), ...problems(400, 401, 422) },
      }),
      async (c) => {
        const window = windowOf(huiyin, c);
        const body = c.req.valid('json');
        // when it was sent is not part of what was said: a retry sends another
        // when it was sent differs from try to try
        const { sentAt: _, ...said } = body;
        const submission = kioskRating(body, {
          sourceId: KIOSK,
          window: window.code,
          service: window.service,
          idempotencyKey: `${window.code}:${idempotencyKey(c.req.valid('header')['idempotency-key'], huiyin.newId)}`,
          now: huiyin.clock(),
        });
        requireKnown(huiyin, submission.content);
        const outcome = await receive(huiyin, {
          submission,
          raw: null,
          contentHash: contentHash(huiyin.keys, said),
          actor: `source:${KIOSK}`,
          lodgedBy: 'citizen',
          department: null,
          directReply: null,
        });
        if (outcome.differs) throw keyReused();
        const receipt = await channelReceipt(huiyin, outcome);
        return c.json(
          {
            accepted: true as const,
            number: outcome.opened ? receipt.ticketNumber : null,
            code: receipt.queryCode,
            followUrl: receipt.followUrl,
          },
          201,
        );
      },
    );
}
