import { z } from 'zod';
import { Disclosure, Level, type Submission, type SubmissionContent } from '../submission.ts';
import { CallRecord } from './call-record.ts';
import type { ChannelAdapter } from './channel.ts';
import { readJson } from './json-body.ts';
import { jsonReceipt } from './json-receipt.ts';
import { levelOf, levelOfWords } from './rating-scale.ts';
import { refuse } from './refusals.ts';
import { authenticateSource, SourceAuth } from './source-auth.ts';

export const HotlineSettings = z.object({
  auth: SourceAuth,
  /** Required: on some switches 1 is the best key, on others 5. There is no safe guess. */
  ratingMap: z
    .record(z.string().min(1).max(32), Level)
    .refine((map) => Object.keys(map).length > 0, {
      params: { zh: '至少要有一个按键', en: 'needs at least one key' },
    })
    .describe('按键 → 1 至 5，5 为非常满意, e.g. {"1":5,"2":4,"3":3,"4":2,"5":1}'),
  /** Keys that the switch fills in when nobody pressed one: kept apart from real ratings. */
  defaultKeys: z.array(z.string().min(1).max(32)).default([]),
  disclosure: Disclosure.default('department'),
});
export type HotlineSettings = z.infer<typeof HotlineSettings>;

/** The hotline's call records. A call makes a matter (with a summary), a rating (with a key), both, or a notice. */
export const hotline: ChannelAdapter<HotlineSettings> = {
  id: 'hotline',
  channel: 'hotline',
  name: { zh: '热线话单', en: 'Hotline call records' },
  maxBytes: 64 * 1024,
  secretSettings: ['auth.secret', 'auth.previousSecret'],
  settingsSchema: z.toJSONSchema(HotlineSettings, { io: 'input' }),
  parseSettings: (input) => HotlineSettings.parse(input, { reportInput: true }),
  anonymous: (settings) => settings.disclosure === 'anonymous',

  understand(delivery, source, now) {
    if (delivery.body.length > hotline.maxBytes) return refuse('body-too-large');
    const { settings } = source;
    const authentic = authenticateSource(delivery, settings.auth, now);
    if (authentic.type === 'refused') return authentic;
    const read = readJson(delivery.body, CallRecord, true);
    if (read.type === 'refused') return read;
    const call = read.value;

    const parts: [string, SubmissionContent][] = [];
    if (call.summary !== undefined) parts.push(['matter', matterOf(call, call.summary, settings)]);
    if (call.rating !== undefined) {
      const rating = ratingOf(call, call.rating, settings);
      if (rating === null) {
        const known = Object.keys(settings.ratingMap).join(', ');
        return refuse('unknown-rating-key', {
          field: 'rating.key',
          authenticated: true,
          more: { zh: `“${call.rating.key}”，已知 ${known}`, en: `"${call.rating.key}", known are ${known}` },
        });
      }
      parts.push(['rating', rating]);
    }
    if (parts.length === 0) {
      parts.push([
        'notice',
        { type: 'notice', about: call.answeredAt === null ? 'call:unanswered' : 'call' },
      ]);
    }
    const submissions = parts.map(([part, content]): Submission => ({
      sourceId: source.id,
      externalId: `${call.callId}:${part}`,
      channel: 'hotline',
      // nobody calls in the future: a switch's clock that runs ahead is held back
      occurredAt: Math.min(now, part === 'rating' ? (call.endedAt ?? call.startedAt) : call.startedAt),
      content,
    }));
    return { type: 'submissions', submissions };
  },

  reply: (_delivery, _source, receipts) => jsonReceipt(receipts),
};

function matterOf(call: CallRecord, summary: string, settings: HotlineSettings): SubmissionContent {
  const disclosure = call.disclosure ?? settings.disclosure;
  return {
    type: 'matter',
    kind: call.kind ?? null,
    urgency: call.urgency ?? null,
    title: call.title || null,
    text: summary,
    campus: call.campus || null,
    place: call.place || null,
    category: call.category || null,
    service: null,
    happenedAt: null,
    disclosure,
    // GB/T 33358: who asks for secrecy gets it, so the number does not leave the call record
    person:
      disclosure === 'anonymous'
        ? null
        : { name: call.callerName || null, phone: call.caller, channelUserId: null },
    language: /\p{Script=Han}/u.test(summary) ? 'zh' : 'en',
  };
}

function ratingOf(
  call: CallRecord,
  rating: NonNullable<CallRecord['rating']>,
  settings: HotlineSettings,
): SubmissionContent | null {
  const byKey = levelOf({ id: 'custom', map: settings.ratingMap }, rating.key);
  if (byKey === null) return null;
  // the words that the caller heard outweigh the number of the key: menus are re-recorded, maps are forgotten
  const level = (rating.label === undefined ? null : levelOfWords(rating.label)) ?? byKey;
  return {
    type: 'rating',
    level,
    rawKey: rating.label ? `${rating.key} ${rating.label}` : rating.key,
    scale: 'custom',
    active: !settings.defaultKeys.includes(rating.key),
    ticketNumber: rating.ticketNumber || null,
    // who asked for anonymity is not looked up by number either
    phone: (call.disclosure ?? settings.disclosure) === 'anonymous' ? null : call.caller,
    window: null,
    service: rating.service || null,
    reasons: [],
    comment: rating.comment || null,
  };
}
