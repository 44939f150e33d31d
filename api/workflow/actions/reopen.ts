import { z } from 'zod';
import type { Action } from '../action.ts';
import { isCentre, onlyCentre, onlyIn } from '../who.ts';

const Input = z.object({ reason: z.string().trim().min(1).max(1000) });

/** 重新办理: a new episode of the same ticket, with the department that answered; the first receipt stays. */
export const reopen: Action<z.infer<typeof Input>> = {
  id: 'reopen',
  label: { zh: '重新办理', en: 'Reopen' },
  audience: 'public',
  emphasis: 'plain',
  key: null,
  input: Input,
  may: (ticket, actor) =>
    onlyIn(ticket, ['answered', 'closed']) ??
    (actor.type === 'citizen' || isCentre(actor) ? null : onlyCentre(actor)),
  fields: () => [
    {
      name: 'reason',
      type: 'long-text',
      label: { zh: '为什么需要重新办理', en: 'Why it must be handled again' },
      required: true,
      maxLength: 1000,
    },
  ],
  decide(ticket, input, { now, newId, addWork, limit, centre, hasDepartment, words }) {
    const answered = ticket.custodies.find((each) => each.id === ticket.answeredBy)?.department ?? null;
    const department = answered !== null && hasDepartment(answered) ? answered : centre;
    const allowed = limit(ticket.kind, ticket.urgency);
    const toCentre = department === centre;
    return {
      ok: true,
      events: [
        {
          kind: 'reopened',
          data: {
            episode: ticket.episode + 1,
            words: words('reason', input.reason),
            custodyId: newId(),
            department,
            signDueAt: addWork(now, toCentre ? allowed.dispatch : allowed.sign),
            dueAt: addWork(now, allowed.answer),
          },
        },
      ],
    };
  },
};
