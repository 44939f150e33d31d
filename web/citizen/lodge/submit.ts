import type { NewSubmission, SubmissionReceipt } from '../../../api/contract/public.ts';
import { call, CallError } from '../call.ts';

const PATIENCE_MS = 30_000;

export type Submitted = {
  receipt: SubmissionReceipt;
  /** Text of a later version that did not count, because an earlier one had already arrived. */
  unsent: string | null;
};

type Send = (body: NewSubmission) => Promise<SubmissionReceipt>;

/**
 * Lodges a matter. When an earlier version under the same key had arrived without its answer being heard, the server
 * refuses the changed one: then the earlier is sent once more for its receipt, so that one matter stays one ticket.
 *
 * @throws CallError as the server refused, or did not answer
 */
export async function lodge(body: NewSubmission, earlier: NewSubmission[], send: Send): Promise<Submitted> {
  try {
    return { receipt: await send(body), unsent: null };
  } catch (error) {
    if (!isReused(error)) throw error;
    for (const each of earlier.slice().reverse()) {
      try {
        return { receipt: await send(each), unsent: body.text };
      } catch (again) {
        if (!isReused(again)) throw again;
      }
    }
    throw error;
  }
}

const isReused = (error: unknown): boolean =>
  error instanceof CallError && error.code === 'idempotency-key-reused';

export function sendUnder(key: string): Send {
  return (body) =>
    call<SubmissionReceipt>('/api/v1/submissions', { body, idempotencyKey: key, timeoutMs: PATIENCE_MS });
}
