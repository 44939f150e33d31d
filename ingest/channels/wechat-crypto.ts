import { createHash } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';

/** The signature of a plain push and of URL verification: SHA-1 over the sorted token, timestamp and nonce. */
export function plainSignature(token: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
}

/** The signature of an encrypted message, `msg_signature`: the ciphertext is a fourth part. */
export function messageSignature(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return getSignature(token, timestamp, nonce, encrypted);
}

export type Opened =
  | { type: 'opened'; message: string; key: string }
  /** It decrypts, and belongs to somebody else. */
  | { type: 'wrong-account' }
  | { type: 'undecipherable' };

/**
 * Opens a ciphertext with the first key that fits. The library checks neither padding nor receiver and gives garbage for
 * a wrong key, so the receiver's id (appid or corpid) is what tells.
 */
export function openMessage(encrypted: string, keys: readonly string[], receiverId: string): Opened {
  let foreign = false;
  for (const key of keys) {
    const plain = tryDecrypt(key, encrypted);
    if (plain?.id === receiverId) return { type: 'opened', message: plain.message, key };
    if (plain && /^[\w-]{4,64}$/.test(plain.id)) foreign = true;
  }
  return { type: foreign ? 'wrong-account' : 'undecipherable' };
}

/** Encrypts a reply; `random` are the 16 bytes before it. */
export function sealMessage(message: string, key: string, receiverId: string, random: Uint8Array): string {
  return encrypt(key, message, receiverId, Buffer.from(random));
}

function tryDecrypt(key: string, encrypted: string): { message: string; id: string } | null {
  try {
    return decrypt(key, encrypted);
  } catch {
    // not a multiple of a block, too short, not base64: whatever it was, this key does not open it
    return null;
  }
}
