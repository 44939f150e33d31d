import { createHash } from 'node:crypto';
import type { Huiyin } from '../../api/huiyin.ts';
import { receive } from '../../api/intake/receive.ts';
import type { Arrival, Outcome } from '../../api/intake/arrival.ts';
import { perform } from '../../api/workflow/perform.ts';
import type { Actor } from '../../api/workflow/action.ts';
import type { MatterSubmission, RatingSubmission } from '../../ingest/submission.ts';

export const CENTRE: Actor = { type: 'staff', id: 'op', role: 'operator', scope: null };
export const CITIZEN: Actor = { type: 'citizen', id: 'citizen' };
export const of = (department: string): Actor => ({
  type: 'staff',
  id: `h-${department}`,
  role: 'handler',
  scope: [department],
});

let lodged = 0;

function arrival(
  huiyin: Huiyin,
  content: MatterSubmission | RatingSubmission,
  more: Partial<Arrival>,
): Arrival {
  lodged += 1;
  return {
    submission: {
      sourceId: 'web',
      externalId: `test-${lodged}`,
      channel: 'online',
      occurredAt: huiyin.clock(),
      content,
    },
    raw: null,
    contentHash: createHash('sha256').update(String(lodged)).digest(),
    actor: 'source:web',
    lodgedBy: 'citizen',
    department: null,
    directReply: null,
    ...more,
  };
}

/** A matter that a person lodges, dispatched at once where a department is given. */
export async function lodge(
  huiyin: Huiyin,
  department: string | null = null,
  changes: Partial<MatterSubmission> = {},
): Promise<string> {
  const { ticketId } = await receive(
    huiyin,
    arrival(
      huiyin,
      {
        type: 'matter',
        kind: 'complaint',
        urgency: 'normal',
        title: '食堂菜里有虫',
        text: '今天中午二食堂的菜里有虫',
        campus: 'east',
        place: null,
        category: 'food',
        service: null,
        happenedAt: null,
        disclosure: 'department',
        person: null,
        language: 'zh',
        ...changes,
      },
      { department },
    ),
  );
  if (ticketId === null) throw new Error('no ticket was made');
  return ticketId;
}

/** A rating without a ticket: at a window, for a service, or for the place as a whole. */
export function rateAlone(huiyin: Huiyin, changes: Partial<RatingSubmission> = {}): Promise<Outcome> {
  return receive(
    huiyin,
    arrival(
      huiyin,
      {
        type: 'rating',
        level: 5,
        rawKey: '5',
        scale: 'five',
        active: true,
        ticketNumber: null,
        phone: null,
        window: null,
        service: null,
        reasons: [],
        comment: null,
        ...changes,
      },
      {},
    ),
  );
}

/** An action that is expected to be done. */
export async function act(
  huiyin: Huiyin,
  ticketId: string,
  action: string,
  actor: Actor,
  input: Record<string, unknown> = {},
): Promise<void> {
  const done = await perform(huiyin, { ticketId, action, input, actor, version: null });
  if (!done.ok) throw new Error(`${action}: ${JSON.stringify(done)}`);
}
