import type { Submission } from '../../ingest/submission.ts';
import type { Keys } from '../keys.ts';

/**
 * Chance for the padding and nonce of a reply, drawn from the installation key and from which message it answers: a
 * message that is sent again, even sealed anew, gets the first reply byte for byte, and nobody outside can foretell it.
 */
export function replyChance(
  keys: Keys,
  submissions: readonly Pick<Submission, 'sourceId' | 'externalId'>[],
): (bytes: number) => Uint8Array {
  const message = submissions.map((each) => `${each.sourceId}\n${each.externalId}`).join('\n');
  let drawn = 0;
  return (bytes) => {
    const parts: Uint8Array[] = [];
    for (let have = 0; have < bytes; have += 32) {
      parts.push(keys.macBytes('reply-chance', `${drawn}\n${message}`));
      drawn += 1;
    }
    return Buffer.concat(parts).subarray(0, bytes);
  };
}
