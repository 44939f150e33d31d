import { z } from 'zod';
import { leadOf } from '../../tickets/fold.ts';
import { refuse, type Action } from '../action.ts';
import { onlyHolder, onlyIn } from '../who.ts';

export const RETURN_REASONS = [
  { value: 'not-ours', label: { zh: '不属本部门职责', en: 'Not our responsibility' } },
  { value: 'wrong-place', label: { zh: '校区或地点有误', en: 'Wrong campus or place' } },
  { value: 'unclear', label: { zh: '内容不清，需补充', en: 'Unclear, more is needed' } },
  { value: 'duplicate', label: { zh: '重复工单', en: 'Duplicate' } },
  { value: 'several', label: { zh: '涉及多部门，需协调', en: 'Several departments, to be coordinated' } },
] as const;
const codes = RETURN_REASONS.map((each) => each.value);

const Input = z.object({ reason: z.enum(codes), explanation: z.string().trim().min(4).max(1000) });

/** 退单: back to the centre, with a reason of the list and words of one's own. The centre's clock runs again. */
export const returnTicket: Action<z.infer<typeof Input>> = {
  id: 'return',
  label: { zh: '退单', en: 'Return to the centre' },
  audience: 'internal',
  emphasis: 'danger',
  key: 'b',
  input: Input,
  may: (ticket, actor) => onlyIn(ticket, ['dispatched', 'handling']) ?? onlyHolder(ticket, actor),
  fields: () => [
    {
      name: 'reason',
      type: 'choice',
      label: { zh: '退单原因', en: 'Reason' },
      required: true,
      options: [...RETURN_REASONS],
    },
    {
      name: 'explanation',
      type: 'long-text',
      label: { zh: '说明', en: 'Explanation' },
      required: true,
      maxLength: 1000,
    },
  ],
  decide(ticket, input, { now, newId, addWork, limit, centre, words }) {
    const lead = leadOf(ticket);
    if (!lead) return refuse('not-held', '工单不在任何部门', 'No department holds the ticket');
    if (lead.centre) return refuse('at-centre', '工单已在诉求中心', 'The ticket is at the centre already');
    return {
      ok: true,
      events: [
        {
          kind: 'returned',
          data: {
            custodyId: lead.id,
            reason: input.reason,
            words: words('reason', input.explanation),
            centre,
            centreCustodyId: newId(),
            dispatchDueAt: addWork(now, limit(ticket.kind, ticket.urgency).dispatch),
          },
        },
      ],
    };
  },
};
