/** Nothing, or five to twenty digits as people write them: spaces, hyphens, brackets, a plus in front. */
export function isPhone(typed: string): boolean {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return true;
  if (!/^\+?[\d\s()-]+$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 5 && digits <= 20;
}
