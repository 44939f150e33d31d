/** The language words are made in; pure formats get it as an argument. */
export type Language = 'zh' | 'en';

export function tagOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'zh-CN';
}
