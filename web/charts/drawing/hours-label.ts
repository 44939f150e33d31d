import { hours } from '../../format/duration.ts';
import type { Language } from '../../format/language.ts';

/** Hours of a metric as text. Working hours never become days of 24 hours. */
export function hoursLabel(value: number | null, clock: 'elapsed' | 'working', language: Language): string {
  if (value === null || clock === 'elapsed' || value === 0) return hours(value, language);
  const minutes = Math.round(value * 60);
  if (value < 1) return language === 'zh' ? `${minutes}工作分钟` : `${minutes} working min`;
  const text = value >= 100 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
  return language === 'zh' ? `${text}工作小时` : `${text} working h`;
}

/** The short form on an axis: `4小时`, `3天`; working time in hours. */
export function tickLabel(value: number, clock: 'elapsed' | 'working', language: Language): string {
  const zh = language === 'zh';
  if (clock === 'elapsed' && value >= 24) return zh ? `${value / 24}天` : `${value / 24} d`;
  return zh ? `${value}小时` : `${value} h`;
}
