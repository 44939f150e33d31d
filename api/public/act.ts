import type { FollowedTicket } from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';
import { perform } from '../workflow/perform.ts';
import { refusalOf } from '../workflow/refusal.ts';
import { CITIZEN, followed, openByCode } from './follow.ts';
import { WEB } from './submit.ts';

type Key = { number: string; code: string };

/** What a person does to their own ticket, by number and code; answers with the ticket as it stands after. */
async function act(huiyin: Huiyin, key: Key, action: string, input: unknown): Promise<FollowedTicket> {
  const ticketId = await openByCode(huiyin, key.number, key.code);
  const done = await perform(huiyin, { ticketId, action, input, actor: CITIZEN, version: null });
  if (!done.ok) throw refusalOf(done);
  return followed(huiyin, ticketId);
}

export async function follow(huiyin: Huiyin, key: Key): Promise<FollowedTicket> {
  return followed(huiyin, await openByCode(huiyin, key.number, key.code));
}

export function rateByCode(
  huiyin: Huiyin,
  body: Key & { level: number; reasons: string[]; comment?: string | undefined },
): Promise<FollowedTicket> {
  return act(huiyin, body, 'rate', {
    level: body.level,
    rawKey: String(body.level),
    scale: 'stars-5-best',
    active: true,
    channel: 'online',
    sourceId: WEB,
    reasons: body.reasons,
    comment: body.comment || null,
  });
}

export function reopenByCode(huiyin: Huiyin, body: Key & { reason: string }): Promise<FollowedTicket> {
  return act(huiyin, body, 'reopen', { reason: body.reason });
}

export function supplementByCode(huiyin: Huiyin, body: Key & { text: string }): Promise<FollowedTicket> {
  return act(huiyin, body, 'supplement', { text: body.text });
}
