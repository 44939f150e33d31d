/** A record's text and the physical line on which it begins (1 is the first). */
export type RecordText = { line: number; text: string };
export type BrokenText = RecordText & { reason: 'unclosed-quote' | 'text-after-quote' | 'too-long' };
export type SplitResult = { records: RecordText[]; broken: BrokenText[] };

const MAX_CHARACTERS = 1_000_000;
const MAX_LINES = 5_000;

/**
 * Cuts CSV text into records before a parser sees it, so that a broken record costs only itself: with one stray quote a
 * parser of the whole stream swallows everything up to the next quote. When a quote proves to be unclosed, the line that
 * opened it is reported and reading resumes on the very next line.
 */
export function recordSplitter(delimiter: string): { push(text: string): SplitResult; end(): SplitResult } {
  let carry = '';
  let discarding = false;
  let line = 0;
  let open: { line: number; lines: string[]; characters: number } | null = null;
  let result: SplitResult = { records: [], broken: [] };

  function feed(text: string, number: number): void {
    const verdict = scan(text, delimiter, open !== null);
    if (open === null) {
      if (verdict === 'open') open = { line: number, lines: [text], characters: text.length };
      else if (verdict === 'bad') result.broken.push({ line: number, text, reason: 'text-after-quote' });
      else if (text.trim() !== '') result.records.push({ line: number, text: text.replace(/\r$/, '') });
      return;
    }
    open.lines.push(text);
    open.characters += text.length + 1;
    if (verdict === 'closed') {
      result.records.push({ line: open.line, text: open.lines.join('\n').replace(/\r$/, '') });
      open = null;
    } else if (verdict === 'bad' || open.lines.length > MAX_LINES || open.characters > MAX_CHARACTERS) {
      resume();
    }
  }

  function resume(): void {
    if (open === null) return;
    const { line: first, lines } = open;
    open = null;
    result.broken.push({ line: first, text: lines[0] ?? '', reason: 'unclosed-quote' });
    for (let i = 1; i < lines.length; i++) feed(lines[i] ?? '', first + i);
  }

  function take(): SplitResult {
    const taken = result;
    result = { records: [], broken: [] };
    return taken;
  }

  return {
    push(text) {
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        line++;
        if (discarding) discarding = false;
        else feed(carry + text.slice(from, at), line);
        carry = '';
        from = at + 1;
      }
      if (!discarding) carry += text.slice(from);
      if (carry.length > MAX_CHARACTERS) {
        result.broken.push({ line: line + 1, text: carry.slice(0, 200), reason: 'too-long' });
        carry = '';
        discarding = true;
      }
      return take();
    },
    end() {
      if (carry !== '') feed(carry, ++line);
      carry = '';
      while (open !== null) resume();
      return take();
    },
  };
}

/** How the quotes stand at the end of a physical line; a quote opens only where a field begins. */
function scan(text: string, delimiter: string, insideQuotes: boolean): 'closed' | 'open' | 'bad' {
  if (!insideQuotes && !text.includes('"')) return 'closed';
  let quoted = insideQuotes;
  let at = 0;
  for (;;) {
    if (quoted) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return 'open';
      const next = text.charAt(quote + 1);
      if (next === '"') {
        at = quote + 2;
      } else if (next === '' || (next === '\r' && quote + 2 === text.length)) {
        return 'closed';
      } else if (next === delimiter) {
        quoted = false;
        at = quote + 2;
      } else {
        return 'bad';
      }
    } else if (text.charAt(at) === '"') {
      quoted = true;
      at++;
    } else {
      const next = text.indexOf(delimiter, at);
      if (next < 0) return 'closed';
      at = next + 1;
    }
  }
}
