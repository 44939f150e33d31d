import { leadOf } from '../tickets/fold.ts';
import type { Ticket } from '../tickets/state.ts';
import type { Actor, Refusal } from './action.ts';

const no = (code: string, zh: string, en: string): Refusal => ({ code, detail: { zh, en }, field: null });

/** The centre's people: they see and move every ticket. */
export function isCentre(actor: Actor): boolean {
  return (
    actor.type === 'staff' &&
    actor.scope === null &&
    (actor.role === 'operator' || actor.role === 'supervisor')
  );
}

/** Whether the ticket lies with a department of the actor's. */
export function holdsTicket(ticket: Ticket, actor: Actor): boolean {
  const department = leadOf(ticket)?.department;
  if (actor.type !== 'staff' || department === undefined || department === null) return false;
  return actor.scope?.includes(department) ?? false;
}

export function onlyCentre(actor: Actor): Refusal | null {
  return isCentre(actor) ? null : no('centre-only', '只有诉求中心可以这样做', 'Only the centre may do this');
}

/** The department that holds the ticket, or the centre on its behalf. */
export function onlyHolder(ticket: Ticket, actor: Actor): Refusal | null {
  if (isCentre(actor) || holdsTicket(ticket, actor)) return null;
  return no('holder-only', '工单不在您的部门', 'The ticket does not lie with your department');
}

export function onlyIn(ticket: Ticket, states: readonly Ticket['state'][]): Refusal | null {
  if (states.includes(ticket.state)) return null;
  return no(
    'wrong-state',
    `工单当前状态（${STATE_ZH[ticket.state]}）不能这样做`,
    `Not possible while the ticket is ${ticket.state}`,
  );
}

const STATE_ZH: Record<Ticket['state'], string> = {
  pending: '待派单',
  dispatched: '待签收',
  handling: '办理中',
  answered: '已答复',
  closed: '已办结',
};
