import type { FactName } from '../../analytics/facts/schema.ts';
import type { FactStore } from '../../analytics/stores/store.ts';
import type { Huiyin } from '../huiyin.ts';
import { AppError } from '../problem.ts';
import type { FactWriter } from './fact-writer.ts';
import { rowsHash, type RowsHash } from './rows-hash.ts';

const MOST = 10_000;

export type RebuildReport = {
  events: number;
  rows: Record<FactName, number>;
  /** Whether the rows are the same as before; null where there were none of the same events, fold and calendar. */
  identical: boolean | null;
};
/** Events folded of all that there are. */
export type RebuildProgress = (progress: { done: number; of: number }) => void;

/**
 * Throws all facts away and folds them from the log anew, while the projector rests: what is committed meanwhile waits
 * for it. A stop in between leaves whole batches, and the next start goes on from there.
 */
export async function rebuildFacts(
  huiyin: Pick<Huiyin, 'ledger' | 'facts' | 'projector'>,
  onProgress: RebuildProgress = () => {},
): Promise<RebuildReport> {
  return huiyin.projector.alone(async (writer, signal) => {
    const end = huiyin.ledger.position;
    const comparable = writer.current && writer.position > 0;
    if (comparable) await advance(writer, end, signal);
    const at = writer.position;
    const before = comparable ? await hashes(huiyin.facts) : null;
    await writer.reset();
    await advance(writer, comparable ? at : end, signal, onProgress);
    const after = await hashes(huiyin.facts);
    return {
      events: writer.position,
      rows: {
        ticket: after.ticket.rows,
        custody: after.custody.rows,
        rating: after.rating.rows,
        rectification: after.rectification.rows,
      },
      identical: before && same(before, after),
    };
  });
}

async function advance(
  writer: FactWriter,
  end: number,
  signal: AbortSignal,
  onProgress: RebuildProgress = () => {},
): Promise<void> {
  while (writer.position < end) {
    if (signal.aborted)
      throw new AppError(503, 'stopping', {
        zh: '服务正在停止，重建将在下次启动时继续',
        en: 'The server is stopping; the next start goes on with the facts',
      });
    const made = await writer.advance(end, MOST);
    onProgress({ done: writer.position, of: end });
    if (made === 0) return;
  }
}

type Hashes = Record<FactName, RowsHash>;

async function hashes(facts: FactStore): Promise<Hashes> {
  return {
    ticket: await rowsHash(facts.dump('ticket')),
    custody: await rowsHash(facts.dump('custody')),
    rating: await rowsHash(facts.dump('rating')),
    rectification: await rowsHash(facts.dump('rectification')),
  };
}

function same(a: Hashes, b: Hashes): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
