import { shallowRef } from 'vue';
import type { SubmissionReceipt } from '../../../api/contract/public.ts';
import type { Kind } from '../../../ingest/submission.ts';

export type KeptReceipt = { receipt: SubmissionReceipt; kind: Kind; unsent: string | null };

const kept = shallowRef<KeptReceipt | null>(null);

/** Between the check and the receipt; a later visit asks the server instead. */
export function keepReceipt(receipt: KeptReceipt): void {
  kept.value = receipt;
}

export function receiptFor(number: string): KeptReceipt | null {
  return kept.value?.receipt.number === number ? kept.value : null;
}
