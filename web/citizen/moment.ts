import { clockTime, isoDay, shortDay } from '../format/date.ts';
import type { Language } from './language-choice.ts';

/** `11月26日 18:00`: one moment as the timeline says it. */
export function sayMoment(at: number, now: number, zone: string, language: Language): string {
  const day = shortDay(at, now, zone, language);
  return language === 'zh' ? `${day} ${clockTime(at, zone)}` : `${day}, ${clockTime(at, zone)}`;
}

/**
 * The instant at which clocks in the zone show this day and time: what a person means who was there.
 *
 * @returns epoch ms, or null for something that is not a day
 */
export function instantIn(zone: string, day: string, time: string): number | null {
  const wanted = Date.parse(`${day}T${time || '00:00'}:00Z`);
  if (Number.isNaN(wanted)) return null;
  let at = wanted;
  // twice, since the first guess may stand on the other side of a change of clocks
  for (let round = 0; round < 2; round += 1)
    at += wanted - Date.parse(`${isoDay(at, zone)}T${clockTime(at, zone)}:00Z`);
  return at;
}
