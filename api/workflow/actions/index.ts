import type { z } from 'zod';
import type { Ticket } from '../../tickets/state.ts';
import type { Action, Circumstances, Decision } from '../action.ts';
import { classify } from './classify.ts';
import { close } from './close.ts';
import { dispatch } from './dispatch.ts';
import { note } from './note.ts';
import { rate } from './rate.ts';
import { rectify } from './rectify.ts';
import { reopen } from './reopen.ts';
import { reply } from './reply.ts';
import { returnTicket } from './return.ts';
import { sign } from './sign.ts';
import { supplement } from './supplement.ts';

/** An action whose input has not been read yet. */
export type AnyAction = Omit<Action<unknown>, 'input' | 'decide'> & {
  read(input: unknown): z.ZodSafeParseResult<unknown>;
  /** Reads the input and decides; the input must have passed `read`. */
  decide(ticket: Ticket, input: unknown, circumstances: Circumstances): Decision;
};

function any<I>(action: Action<I>): AnyAction {
  const { input: schema, decide, ...rest } = action;
  return {
    ...rest,
    read: (input) => schema.safeParse(input, { reportInput: true }),
    decide: (ticket, input, circumstances) => decide(ticket, schema.parse(input), circumstances),
  };
}

/** Every action, in the order in which the desk shows them. */
export const ACTIONS: readonly AnyAction[] = [
  any(sign),
  any(dispatch),
  any(reply),
  any(returnTicket),
  any(rectify),
  any(close),
  any(classify),
  any(note),
  any(reopen),
  any(rate),
  any(supplement),
];

export function actionById(id: string): AnyAction | null {
  return ACTIONS.find((each) => each.id === id) ?? null;
}
