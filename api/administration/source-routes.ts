import { createRoute, z } from '@hono/zod-openapi';
import { CHANNEL_ADAPTERS } from '../../ingest/channels/index.ts';
import {
  ChannelAdapters,
  NewSource,
  Source,
  SourceChange,
  Sources,
  SourceSecrets,
} from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer } from '../identity/session.ts';
import { json, newRoutes, problems, requestBody } from '../openapi.ts';
import { addSource, listSources, putSource, rotateSourceSecrets } from './sources.ts';

const tags = ['administration'];
const params = z.object({ id: z.string().max(64) });
const Schema = z.record(z.string(), z.unknown());

/** Registered doors of the channels; no answer but the one that makes them ever holds a secret. */
export function sourceRoutes(huiyin: Huiyin) {
  const adapters = CHANNEL_ADAPTERS.map((each) => ({
    id: each.id,
    channel: each.channel,
    name: each.name,
    secretSettings: [...each.secretSettings],
    settingsSchema: Schema.parse(each.settingsSchema),
  }));
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/channel-adapters',
        tags,
        summary: 'What a source can be, with the JSON Schema of its settings',
        responses: { 200: json(ChannelAdapters), ...problems(401, 403) },
      }),
      (c) => {
        requireViewer(c, 'admin');
        return c.json({ adapters }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/sources',
        tags,
        summary: 'Registered sources, without their secrets',
        responses: { 200: json(Sources), ...problems(401, 403) },
      }),
      async (c) => {
        requireViewer(c, 'admin');
        return c.json({ sources: await listSources(huiyin) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/sources',
        tags,
        summary: 'Register a source; secrets that were made for it are shown once',
        request: { body: requestBody(NewSource) },
        responses: { 201: json(SourceSecrets), ...problems(401, 403, 409, 422) },
      }),
      async (c) => c.json(await addSource(huiyin, requireViewer(c, 'admin'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/sources/{id}',
        tags,
        summary: 'Change a source; secrets that are left out stay',
        request: { params, body: requestBody(SourceChange) },
        responses: { 200: json(Source), ...problems(401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        return c.json(await putSource(huiyin, viewer, c.req.valid('param').id, c.req.valid('json')), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/sources/{id}/secrets',
        tags,
        summary: 'New secrets, shown once; the ones before stay valid where the channel allows two',
        request: { params },
        responses: { 200: json(SourceSecrets), ...problems(401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        return c.json(await rotateSourceSecrets(huiyin, viewer, c.req.valid('param').id), 200);
      },
    );
}
