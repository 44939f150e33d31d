import { tagOf, type Language } from './language.ts';

/** Formatters are dear to make and asked for a thousand times a page. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  const found = made.get(key);
  if (found) return found;
  const fresh = new Intl.DateTimeFormat(tagOf(language), { timeZone: zone, hourCycle: 'h23', ...options });
  made.set(key, fresh);
  return fresh;
}

const PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};

function partsOf(at: number, zone: string): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const part of formatter('en', zone, PARTS).formatToParts(at)) parts[part.type] = part.value;
  return parts;
}

/** `2026-11-24` in the zone: what a date field takes. */
export function isoDay(at: number, zone: string): string {
  const { year = '', month = '', day = '' } = partsOf(at, zone);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `14:05` in the zone. */
export function clockTime(at: number, zone: string): string {
  const { hour = '', minute = '' } = partsOf(at, zone);
  return `${hour}:${minute}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11月24日` or `24 Nov`; with the year when it is another than that of `now`. */
export function shortDay(at: number, now: number, zone: string, language: Language): string {
  const { year, ...parts } = partsOf(at, zone);
  const month = Number(parts['month']);
  const day = Number(parts['day']);
  const sameYear = partsOf(now, zone)['year'] === year;
  if (language === 'zh') return sameYear ? `${month}月${day}日` : `${year}年${month}月${day}日`;
  const name = MONTHS[month - 1] ?? '';
  return sameYear ? `${day} ${name}` : `${day} ${name} ${year}`;
}

/** `今天 14:05`, `昨天 09:00`, `11月20日 18:00`: the day in words when near, the time always. */
export function nearTime(at: number, now: number, zone: string, language: Language): string {
  const day = isoDay(at, zone);
  const time = clockTime(at, zone);
  for (const [offset, zh, en] of NEAR) {
    if (day === isoDay(now + offset * 86_400_000, zone)) return `${language === 'zh' ? zh : en} ${time}`;
  }
  return `${shortDay(at, now, zone, language)} ${time}`;
}

const NEAR: readonly (readonly [number, string, string])[] = [
  [0, '今天', 'today'],
  [-1, '昨天', 'yesterday'],
  [1, '明天', 'tomorrow'],
];

/** `2026年11月24日 星期二 14:05:09`: everything, for titles and records. */
export function fullTime(at: number, zone: string, language: Language): string {
  return formatter(language, zone, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
}
