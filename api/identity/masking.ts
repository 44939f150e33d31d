/**
 * A name as others may see it: the first character and a star for each of the rest, `张*`, `欧**`. A name in Latin
 * letters keeps the first letter of its first word. Nothing of a name of one character is shown.
 */
export function maskName(name: string): string {
  const trimmed = name.trim();
  const characters = [...trimmed];
  const first = characters[0];
  if (first === undefined) return '';
  if (characters.length === 1) return '*';
  // the length of a Latin name narrows it down, that of a Chinese one hardly
  if (/^\p{Script=Latin}/u.test(first)) return `${first}***`;
  return first + '*'.repeat(Math.min(characters.length - 1, 3));
}

/**
 * A number as others may see it: `138****1234` for a mobile number, otherwise at most the last two digits. Letters and
 * short numbers are hidden whole.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  const mobile = /^(?:0086|86)?(1\d{2})\d{4}(\d{4})$/.exec(digits);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****';
}

/** Numbers of seven and more digits within running text, so that a preview of a payload tells nobody's number. */
export function maskNumbers(text: string): string {
  return text.replaceAll(/\d(?:[ -]?\d){6,}/g, (number) => maskPhone(number));
}
