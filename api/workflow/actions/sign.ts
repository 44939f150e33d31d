import { z } from 'zod';
import { leadOf } from '../../tickets/fold.ts';
import { refuse, type Action } from '../action.ts';
import { onlyHolder, onlyIn } from '../who.ts';

const Input = z.object({});

/** 签收: the department takes the ticket on. The clock of the answer has run since the dispatch, not since this. */
export const sign: Action<z.infer<typeof Input>> = {
  id: 'sign',
  label: { zh: '签收', en: 'Sign for it' },
  audience: 'neutral',
  emphasis: 'primary',
  key: 's',
  input: Input,
  may: (ticket, actor) => onlyIn(ticket, ['dispatched']) ?? onlyHolder(ticket, actor),
  fields: () => [],
  decide(ticket) {
    const lead = leadOf(ticket);
    if (!lead || lead.signedAt !== null) return refuse('already-signed', '已经签收', 'Already signed for');
    return { ok: true, events: [{ kind: 'signed', data: { custodyId: lead.id } }] };
  },
};
