/**
 * The public number: `HY`, the day of receipt, six digits, check digit. `HY202611240001237`.
 * Check digit by ISO 7064, MOD 11,10 over the fourteen digits: finds every single wrong digit.
 */
export function ticketNumber(day: string, counter: number): string {
  const digits = day.replaceAll('-', '') + String(counter).padStart(6, '0');
  if (!/^\d{14,}$/.test(digits)) throw new RangeError(`not a day and a counter: ${day} ${counter}`);
  return `HY${digits}${checkDigit(digits)}`;
}

/** Whether a number, as typed by a person, could be one of ours; gives it in its one form, or null. */
export function readTicketNumber(typed: string): string | null {
  const number = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  const digits = /^HY(\d{14,})(\d)$/.exec(number);
  if (!digits?.[1] || digits[2] === undefined) return null;
  return checkDigit(digits[1]) === digits[2] ? number : null;
}

function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
