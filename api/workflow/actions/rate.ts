import { z } from 'zod';
import { CHANNELS, Level } from '../../../ingest/submission.ts';
import type { Action, Draft } from '../action.ts';
import { onlyIn } from '../who.ts';

const Input = z.object({
  level: Level,
  rawKey: z.string().max(64),
  scale: z.string().max(32),
  active: z.boolean(),
  channel: z.enum(CHANNELS),
  sourceId: z.string().max(64),
  window: z.string().max(64).nullable().default(null),
  service: z.string().max(64).nullable().default(null),
  reasons: z.array(z.string().max(16)).max(12).default([]),
  comment: z.string().trim().max(1000).nullable().default(null),
  /** Department of the window or service, for a ticket that nobody has answered. */
  department: z.string().nullable().default(null),
});

/**
 * 评价: bound to the custody whose answer is in force, so that a later transfer moves no blame. An active 1 or 2 opens a
 * rectification with its own clock; the ticket stays answered. Staff cannot rate.
 */
export const rate: Action<z.input<typeof Input>> = {
  id: 'rate',
  label: { zh: '评价', en: 'Rate' },
  audience: 'public',
  emphasis: 'plain',
  key: null,
  input: Input,
  may(ticket, actor) {
    if (actor.type === 'staff')
      return {
        code: 'citizen-only',
        detail: { zh: '评价只能由诉求人作出', en: 'Only the person may rate' },
        field: null,
      };
    if (actor.type === 'citizen') {
      const state = onlyIn(ticket, ['answered', 'closed']);
      if (state) return state;
      if (ticket.ratings.some((each) => each.active && each.custodyId === ticket.answeredBy))
        return {
          code: 'already-rated',
          detail: { zh: '这次答复已经评价过', en: 'This answer has been rated already' },
          field: null,
        };
    }
    return null;
  },
  fields: () => [],
  decide(ticket, raw, { now, newId, addWork, rectificationLimit, words }) {
    const input = Input.parse(raw);
    const rated = ticket.custodies.find((each) => each.id === ticket.answeredBy) ?? null;
    const department = rated?.department ?? input.department;
    const ratingId = newId();
    const events: Draft[] = [
      {
        kind: 'rated',
        data: {
          ratingId,
          custodyId: rated?.id ?? null,
          department,
          level: input.level,
          active: input.active,
          rawKey: input.rawKey,
          scale: input.scale,
          channel: input.channel,
          sourceId: input.sourceId,
          window: input.window,
          service: input.service,
          campus: ticket.campus,
          reasons: input.reasons,
          words: input.comment ? words('comment', input.comment) : null,
        },
      },
    ];
    const open = ticket.rectifications.some((each) => each.closedAt === null);
    if (input.active && input.level <= 2 && !open)
      events.push({
        kind: 'rectification-opened',
        data: { rectificationId: newId(), ratingId, department, dueAt: addWork(now, rectificationLimit) },
      });
    return { ok: true, events };
  },
};
