import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything derived from the installation key, which lies beside the database and is never in it. */
export type Keys = {
  /** HMAC-SHA-256 under the installation key, for one purpose; hex. */
  mac(purpose: string, value: string): string;
  macBytes(purpose: string, value: string): Buffer;
};

/** The installation key: made at the first start, 32 random bytes, readable by the owner only. */
export function openKeys(dataFolder: string): Keys {
  const path = join(dataFolder, 'installation.key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== 32) throw new Error(`${path}: expected 64 hexadecimal digits`);
  const macBytes = (purpose: string, value: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\0${value}`).digest();
  return { macBytes, mac: (purpose, value) => macBytes(purpose, value).toString('hex') };
}
