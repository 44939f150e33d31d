import { DAY_MS } from '../../calendar/civil-date.ts';
import type { Selection } from '../store.ts';
import { column } from './schema.ts';

export type Ask = (sql: string) => Promise<unknown[][]>;
type Span = [number, number] | null;

/** Between which instants a question's basis column lies: its zone is asked for no other. */
export type SpanReader = {
  of(query: Pick<Selection, 'fact' | 'basis' | 'from' | 'to'>): Promise<Span>;
  /** The rows have changed. */
  forget(): void;
};

/** Rows that arrive between this reading and the question itself lie near what was read. */
const MARGIN = 30 * DAY_MS;

export function spanReader(ask: Ask): SpanReader {
  const known = new Map<string, Promise<Span>>();
  const read = async (fact: string, basis: string): Promise<Span> => {
    const name = column(basis);
    const [[low, high] = []] = await ask(`SELECT min(${name})::DOUBLE, max(${name})::DOUBLE FROM ${fact}`);
    return typeof low === 'number' && typeof high === 'number' ? [low - MARGIN, high + MARGIN] : null;
  };
  return {
    async of({ fact, basis, from, to }) {
      if (from !== null && to !== null) return [from, to];
      const name = `${fact} ${basis}`;
      const found = known.get(name) ?? read(fact, basis);
      known.set(name, found);
      const span = await found;
      if (!span) return null;
      const [low, high] = [from ?? span[0], to ?? span[1]];
      return low < high ? [low, high] : null;
    },
    forget: () => known.clear(),
  };
}
