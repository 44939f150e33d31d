import { z } from 'zod';
import { leadOf } from '../../tickets/fold.ts';
import { refuse, type Action } from '../action.ts';
import { onlyCentre, onlyIn } from '../who.ts';

const Input = z.object({
  department: z.string().min(1).max(64),
  note: z.string().trim().max(500).optional(),
});

/** 派单: the centre gives the ticket to the department that answers for it; whoever held it stops being charged. */
export const dispatch: Action<z.infer<typeof Input>> = {
  id: 'dispatch',
  label: { zh: '派单', en: 'Dispatch' },
  audience: 'neutral',
  emphasis: 'primary',
  key: 'a',
  input: Input,
  may: (ticket, actor) => onlyCentre(actor) ?? onlyIn(ticket, ['pending', 'dispatched', 'handling']),
  fields: () => [
    { name: 'department', type: 'department', label: { zh: '承办部门', en: 'Department' }, required: true },
    {
      name: 'note',
      type: 'long-text',
      label: { zh: '派单说明（内部）', en: 'Note to the department (internal)' },
      required: false,
      maxLength: 500,
    },
  ],
  decide(ticket, input, { now, newId, addWork, limit, hasDepartment, words }) {
    if (!hasDepartment(input.department))
      return refuse(
        'unknown-department',
        `没有部门“${input.department}”`,
        `There is no department "${input.department}"`,
        'department',
      );
    if (leadOf(ticket)?.department === input.department && ticket.state !== 'pending')
      return refuse(
        'already-there',
        '工单已在该部门',
        'The ticket already lies with that department',
        'department',
      );
    const allowed = limit(ticket.kind, ticket.urgency);
    return {
      ok: true,
      events: [
        {
          kind: 'dispatched',
          data: {
            custodyId: newId(),
            department: input.department,
            role: 'lead',
            signDueAt: addWork(now, allowed.sign),
            dueAt: addWork(now, allowed.answer),
            by: 'person',
            rule: null,
          },
        },
        ...(input.note
          ? [
              {
                kind: 'noted' as const,
                data: { words: words('note', input.note), audience: 'internal' as const, about: 'dispatch' },
              },
            ]
          : []),
      ],
    };
  },
};
