import type { Language } from '../../format/language.ts';

/** A note of an answer comes in both languages, `中文 / English`; the reader's half of it. */
export function noteWords(note: string, language: Language): string {
  const [zh = '', en = ''] = note.split(' / ');
  return language === 'en' && en !== '' ? en : zh;
}
