import type { Chance } from './chance.ts';

export type Someone = {
  name: string;
  /** 199-0000-xxxx: a range that belongs to nobody here. */
  phone: string;
  /** Their openid at the public account. */
  openid: string;
  language: 'zh' | 'en';
};

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗'];
const TITLES = [
  '同学',
  '同学',
  '同学',
  '老师',
  '同学',
  '同学',
  '同学',
  '老师',
  '同学',
  '同学',
  '家长',
  '同学',
  '师傅',
];
const FOREIGN = ['Amir', 'Lena', 'Kofi', 'Maria', 'Yuki', 'Tomasz', 'Priya', 'Samuel', 'Aigerim', 'Nadia'];

/**
 * Somebody of the campus by their place in it. The same place is always the same person, so that callers come back with
 * a history; names are forms of address, so that they are nobody's.
 */
export function someone(chance: Chance, population: number, language: 'zh' | 'en'): Someone {
  // a few turn to the centre again and again
  const place = Math.floor(chance.next() ** 1.7 * population);
  const digits = String(place % 10_000).padStart(4, '0');
  const surname = SURNAMES[place % SURNAMES.length] ?? '王';
  const title = TITLES[place % TITLES.length] ?? '同学';
  const foreign = FOREIGN[place % FOREIGN.length] ?? 'Amir';
  return {
    name: language === 'zh' ? `${surname}${title}` : `${foreign} (international student)`,
    phone: `1990000${digits}`,
    openid: `demonstration-${digits}`,
    language,
  };
}
