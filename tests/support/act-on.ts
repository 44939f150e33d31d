import { createHash } from 'node:crypto';
import type { MatterSubmission } from '../../ingest/submission.ts';
import type { Huiyin } from '../../api/huiyin.ts';
import type { Arrival } from '../../api/intake/arrival.ts';
import { receive } from '../../api/intake/receive.ts';
import { fold } from '../../api/tickets/fold.ts';
import type { Ticket } from '../../api/tickets/state.ts';
import { eventsOf } from '../../api/tickets/store.ts';
import type { Actor } from '../../api/workflow/action.ts';
import { perform, type Performed } from '../../api/workflow/perform.ts';

export const OPERATOR: Actor = { type: 'staff', id: 'op', role: 'operator', scope: null };
export const CITIZEN: Actor = { type: 'citizen', id: 'citizen' };
/** Somebody of one department. */
export const handlerOf = (...departments: string[]): Actor => ({
  type: 'staff',
  id: `h-${departments.join('-')}`,
  role: 'handler',
  scope: departments,
});

let lodged = 0;

/** Lodges a matter and gives the id of its ticket. */
export async function lodge(
  huiyin: Huiyin,
  matter: Partial<MatterSubmission> = {},
  arrival: Partial<Omit<Arrival, 'submission'>> = {},
): Promise<string> {
  lodged += 1;
  const content: MatterSubmission = {
    type: 'matter',
    kind: 'complaint',
    urgency: 'normal',
    title: null,
    text: '三号楼没有热水',
    campus: null,
    place: null,
    category: null,
    service: null,
    happenedAt: null,
    disclosure: 'department',
    person: { name: '王五', phone: '13900001111', channelUserId: null },
    language: 'zh',
    ...matter,
  };
  const outcome = await receive(huiyin, {
    submission: {
      sourceId: 'web',
      externalId: `lodged-${lodged}`,
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
    ...arrival,
  });
  if (outcome.ticketId === null) throw new Error('a matter makes a ticket');
  return outcome.ticketId;
}

export const ticketOf = async (huiyin: Huiyin, id: string): Promise<Ticket> => {
  const ticket = fold(await eventsOf(huiyin.store.read, id));
  if (!ticket) throw new Error(`no ticket ${id}`);
  return ticket;
};

const INPUTS: Record<string, unknown> = {
  dispatch: { department: 'logistics' },
  return: { reason: 'not-ours', explanation: '不属于我处职责' },
  reply: { text: '已经修好了', outcome: 'resolved' },
  reopen: { reason: '还是没有热水' },
  rectify: { outcome: 'rectified', text: '已经改进服务' },
  note: { text: '已电话联系' },
  supplement: { text: '四楼也没有' },
  classify: { urgency: 'urgent' },
  rate: { level: 5, rawKey: '5', scale: 'stars-5-best', active: true, channel: 'online', sourceId: 'web' },
};

/** Acts on a ticket, with an input that fits the action unless another is given. */
export function act(
  huiyin: Huiyin,
  ticketId: string,
  action: string,
  actor: Actor = OPERATOR,
  input: unknown = INPUTS[action] ?? {},
  version: number | null = null,
): Promise<Performed> {
  return perform(huiyin, { ticketId, action, actor, input, version });
}

/** Acts, and fails the test when it was refused. */
export async function must(...order: Parameters<typeof act>): Promise<Ticket> {
  const done = await act(...order);
  if (!done.ok) throw new Error(`${order[2]}: ${JSON.stringify(done)}`);
  return done.ticket;
}

/** Code of the refusal, or `done`. */
export async function outcome(...order: Parameters<typeof act>): Promise<string> {
  const done = await act(...order);
  if (done.ok) return 'done';
  return done.reason === 'refused' ? done.refusal.code : done.reason;
}
