import type { Frame } from '../store.ts';
import { literal } from './schema.ts';

/** SQL of the censoring instant of a row, and of the working time until then. */
export type InstantSql = { instant: string; work: string };

export function instantSql(frame: Frame): InstantSql {
  const early = Object.entries(frame.watermarks).filter(([, until]) => until < frame.asOf);
  const byFeed = (value: (instant: number) => number): string => {
    const last = literal(value(frame.asOf));
    if (early.length === 0) return last;
    const cases = early.map(([feed, until]) => `WHEN ${literal(feed)} THEN ${literal(value(until))}`);
    return `(CASE feed ${cases.join(' ')} ELSE ${last} END)`;
  };
  return { instant: byFeed((each) => each), work: byFeed(frame.work) };
}
