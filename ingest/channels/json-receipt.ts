import type { Receipt, Reply } from './channel.ts';

/** The answer of a JSON door: what became of each part, in order. */
export function jsonReceipt(receipts: readonly Receipt[]): Reply {
  const results = receipts.map((receipt) => ({
    number: receipt.ticketNumber,
    code: receipt.queryCode,
    followUrl: receipt.followUrl,
    answerDueAt: receipt.answerDueAt,
    ratingAccepted: receipt.ratingAccepted,
  }));
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ received: true, results }),
  };
}
