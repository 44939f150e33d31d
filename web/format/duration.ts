import type { Language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two parts at most, the largest first: `3小时20分`, `2天4小时`, `2 d 4 h`. Under a minute is said so; signs are dropped. */
export function duration(milliseconds: number, language: Language): string {
  const span = Math.abs(milliseconds);
  if (span < MINUTE) return language === 'zh' ? '不到1分钟' : 'under a minute';
  if (span >= 30 * DAY) return unit(Math.floor(span / DAY), 'day', language);
  if (span >= DAY) return pair(span, DAY, 'day', HOUR, 'hour', language);
  if (span >= HOUR) return pair(span, HOUR, 'hour', MINUTE, 'minute', language);
  return unit(Math.floor(span / MINUTE), 'minute', language);
}

type Unit = 'day' | 'hour' | 'minute';
const ZH: Record<Unit, string> = { day: '天', hour: '小时', minute: '分' };
const EN: Record<Unit, string> = { day: 'd', hour: 'h', minute: 'min' };

function unit(count: number, name: Unit, language: Language): string {
  if (language === 'en') return `${count} ${EN[name]}`;
  return name === 'minute' ? `${count}分钟` : `${count}${ZH[name]}`;
}

function pair(span: number, big: number, bigName: Unit, small: number, smallName: Unit, language: Language) {
  const bigs = Math.floor(span / big);
  const smalls = Math.floor((span % big) / small);
  if (smalls === 0) return unit(bigs, bigName, language);
  if (language === 'en') return `${bigs} ${EN[bigName]} ${smalls} ${EN[smallName]}`;
  return `${bigs}${ZH[bigName]}${smalls}${ZH[smallName]}`;
}

/** `剩 3小时20分`, `已逾期 2天`: how a due time stands at `now`. At the very instant it is not yet late. */
export function countdown(dueAt: number, now: number, language: Language): string {
  const left = dueAt - now;
  if (left >= 0)
    return language === 'zh' ? `剩 ${duration(left, language)}` : `${duration(left, language)} left`;
  return language === 'zh' ? `已逾期 ${duration(left, language)}` : `${duration(left, language)} overdue`;
}

/** `5分钟前`, `2 d 4 h ago`; the future counts as now, since clocks differ by seconds. */
export function ago(at: number, now: number, language: Language): string {
  const span = now - at;
  if (span < MINUTE) return language === 'zh' ? '刚刚' : 'just now';
  return language === 'zh' ? `${duration(span, language)}前` : `${duration(span, language)} ago`;
}

/** Hours as a metric gives them, to something that is read: `45分钟`, `21.1小时`, `11.3天`; `null` is a dash. */
export function hours(value: number | null, language: Language): string {
  if (value === null) return '–';
  if (value === 0) return language === 'zh' ? '0小时' : '0 h';
  if (value < 1) return unit(Math.max(1, Math.round(value * 60)), 'minute', language);
  if (value < 72) return language === 'zh' ? `${trim(value)}小时` : `${trim(value)} h`;
  return language === 'zh' ? `${trim(value / 24)}天` : `${trim(value / 24)} d`;
}

/** A stretch of working time: `42小时`, `3 h 20 min`. Working hours never become days of 24 hours. */
export function workingSpan(milliseconds: number, language: Language): string {
  const span = Math.abs(milliseconds);
  if (span < 100 * HOUR)
    return span < HOUR ? duration(span, language) : pair(span, HOUR, 'hour', MINUTE, 'minute', language);
  return unit(Math.floor(span / HOUR), 'hour', language);
}

/** Minutes of a time limit, in hours when whole: `90分钟`, `4小时`. Working minutes never become days of 24 hours. */
export function limitMinutes(minutes: number, language: Language): string {
  if (minutes % 60 === 0) return unit(minutes / 60, 'hour', language);
  return unit(minutes, 'minute', language);
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
