export type Language = 'zh' | 'en';

function read(tag: string | null): Language | null {
  const lower = tag?.toLowerCase() ?? '';
  if (lower.startsWith('zh')) return 'zh';
  return lower.startsWith('en') ? 'en' : null;
}

/** `?lang` first, then what was chosen before, then the browser; Chinese for whoever reads neither. */
export function languageFrom(hints: {
  asked: string | null;
  stored: string | null;
  browser: string;
}): Language {
  return read(hints.asked) ?? read(hints.stored) ?? read(hints.browser) ?? 'zh';
}
