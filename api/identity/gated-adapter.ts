import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import type { BetterAuthOptions } from 'better-auth';
import type { Huiyin } from '../huiyin.ts';
import { account, session, user, verification } from '../ledger/schema.ts';
import type { Database, Transaction } from '../ledger/database.ts';

const schema = { user, session, account, verification };

/**
 * better-auth's own Drizzle adapter, with each write inside the one write gate: it reads through the read connections,
 * and for a write it is made anew over the gate's transaction. Two write transactions at a time would fail at once
 * (`reliability.md` 1.1), and its own `transaction: true` lost 39 of 40 sign-ups (1.3). So what better-auth would do in
 * one transaction is done step by step, as it is by its default; what of ours must hold together (a user with a
 * membership, an invitation that is used once) is a command of ours and never goes through here.
 */
export function gatedAdapter(huiyin: Pick<Huiyin, 'store' | 'ledger'>) {
  const over = (database: Database | Transaction) =>
    drizzleAdapter(database, { provider: 'sqlite', schema, transaction: false });
  const reads = over(huiyin.store.read);

  return (options: BetterAuthOptions): ReturnType<typeof reads> => {
    const reading = reads(options);
    const writing = <T>(work: (adapter: typeof reading) => Promise<T>): Promise<T> =>
      huiyin.ledger.write(({ tx }) => work(over(tx)(options)));
    const gated: typeof reading = {
      ...reading,
      create: (data) => writing((adapter) => adapter.create(data)),
      update: (data) => writing((adapter) => adapter.update(data)),
      updateMany: (data) => writing((adapter) => adapter.updateMany(data)),
      delete: (data) => writing((adapter) => adapter.delete(data)),
      deleteMany: (data) => writing((adapter) => adapter.deleteMany(data)),
      consumeOne: (data) => writing((adapter) => adapter.consumeOne(data)),
      incrementOne: (data) => writing((adapter) => adapter.incrementOne(data)),
      transaction: (work) => work(gated),
    };
    return gated;
  };
}
