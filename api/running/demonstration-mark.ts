import { z } from 'zod';
import type { Huiyin } from '../huiyin.ts';
import { installation } from '../ledger/schema.ts';

/** What the `demonstration` row says: that this database is one, and how far it was made. */
const Mark = z.union([
  z.object({ state: z.literal('filling') }),
  z.object({
    state: z.literal('filled'),
    at: z.number(),
    /** The last event that the filling wrote: later ones are somebody's work. */
    position: z.number(),
  }),
]);
export type Mark = z.infer<typeof Mark>;

/** A mark that cannot be read still marks a demonstration, one that was never finished. */
export function readMark(value: string): Mark {
  try {
    return Mark.parse(JSON.parse(value));
  } catch {
    return { state: 'filling' };
  }
}

export async function writeMark(huiyin: Huiyin, mark: Mark): Promise<void> {
  const value = JSON.stringify(mark);
  await huiyin.ledger.write(({ tx }) =>
    tx
      .insert(installation)
      .values({ name: 'demonstration', value })
      .onConflictDoUpdate({ target: installation.name, set: { value } }),
  );
}
