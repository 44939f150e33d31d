import { readMark } from './demonstration-mark.ts';
import { EXIT } from './exit-codes.ts';
import type { Peek } from './peek.ts';
import { StartError } from './start-error.ts';

const DAY_MS = 86_400_000;

/** What to do with a data folder before a demonstration opens there. */
export type DemonstrationPlan =
  | { do: 'open'; filledAt: number }
  | { do: 'fill' }
  | { do: 'begin-afresh'; because: 'asked' | 'unfinished' | 'old' };

/**
 * A demonstration ends "today". One that nobody has worked in is made again when it is a day old, so that it still
 * does; one with somebody's work in it is kept as it is until `--reset`.
 *
 * @throws StartError for a database that is not marked as a demonstration: nothing of somebody's own is ever touched
 */
export function planDemonstration(seen: Peek, reset: boolean, now: number): DemonstrationPlan {
  if (seen.kind === 'installation')
    throw new StartError(EXIT.refused, {
      zh: '这里的数据不是演示数据，演示与 --reset 都不会动它。请用 npm run serve 启动，或用 HUIYIN_DATA 指定别处',
      en: 'The data here are not a demonstration, and neither the demonstration nor --reset touches them: start them with npm run serve, or name another folder in HUIYIN_DATA',
    });
  if (seen.kind !== 'demonstration') return { do: 'fill' };
  if (reset) return { do: 'begin-afresh', because: 'asked' };
  const mark = readMark(seen.mark);
  if (mark.state === 'filling') return { do: 'begin-afresh', because: 'unfinished' };
  const untouched = seen.position === mark.position;
  if (untouched && now - mark.at >= DAY_MS) return { do: 'begin-afresh', because: 'old' };
  return { do: 'open', filledAt: mark.at };
}
