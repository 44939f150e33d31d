import { z } from 'zod';
import { deliver } from '../channels/deliver.ts';
import type { Huiyin } from '../huiyin.ts';
import { AppError } from '../problem.ts';
import { HOTLINE } from './found.ts';

const Settings = z.object({ auth: z.object({ secret: z.string() }) });

/**
 * What the switch sent after an update of its menus, and nobody can read: a key that the scale does not know, and a record
 * cut off in the middle. It lies in quarantine for the administrator to look at.
 */
export async function sendUnreadable(huiyin: Huiyin): Promise<void> {
  const row = huiyin.organisation.now.sources.get(HOTLINE);
  if (!row) throw new Error('the hotline is not registered');
  const { auth } = Settings.parse(JSON.parse(row.settings));
  const call = {
    callId: 'demonstration-unreadable',
    caller: '19900000000',
    startedAt: new Date(huiyin.clock()).toISOString(),
    rating: { key: '7' },
  };
  const whole = JSON.stringify(call);
  for (const body of [whole, whole.slice(0, -20)]) {
    const delivery = {
      method: 'POST' as const,
      query: {},
      headers: { authorization: `Bearer ${auth.secret}`, 'content-type': 'application/json' },
      body: Buffer.from(body),
    };
    const refusal = await deliver(huiyin, HOTLINE, delivery).catch((error: unknown) => error);
    if (!(refusal instanceof AppError))
      throw new Error('the hotline read what it should not', { cause: refusal });
  }
}
