export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export type Detected = {
  encoding: Encoding;
  bom: boolean;
  /** Bytes stand in it that its encoding does not have. */ invalid: boolean;
};

/**
 * The encoding of a file, read to its end: a byte order mark or UTF-16's zero bytes decide; valid UTF-8 throughout is
 * UTF-8; else GB18030, unless the file reads as UTF-8 but for a few broken bytes (one damaged line must not turn all
 * others into nonsense).
 * Guessing from a sample is no substitute: libraries that do took short GBK files for Cyrillic.
 *
 * `chunks` is called for each pass over the file, at most three times.
 */
export async function detectEncoding(chunks: () => AsyncIterable<Buffer>): Promise<Detected> {
  const head = await firstBytes(chunks());
  const mark = byteOrderMark(head);
  const wide = mark === null || mark === 'utf-8' ? zeroBytes(head) : mark;
  if (wide !== null) {
    return { encoding: wide, bom: mark !== null, invalid: !(await decodes(chunks(), wide)) };
  }
  const bom = mark === 'utf-8';
  if (await decodes(chunks(), 'utf-8')) return { encoding: 'utf-8', bom, invalid: false };
  if (bom) return { encoding: 'utf-8', bom, invalid: true };

  let [kept, lost] = [0, 0];
  let gbLost = 0;
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const gb = new TextDecoder('gb18030', { ignoreBOM: true });
  for await (const chunk of chunks()) {
    for (const character of utf8.decode(chunk, { stream: true })) {
      if (character === '\uFFFD') lost++;
      else if (character > '\u07FF') kept++;
    }
    gbLost += count(gb.decode(chunk, { stream: true }), '\uFFFD');
  }
  // GBK read as UTF-8 keeps next to no character of three bytes; damaged UTF-8 keeps nearly all
  const encoding = kept >= 10 * lost || lost <= gbLost ? 'utf-8' : 'gb18030';
  return { encoding, bom, invalid: encoding === 'utf-8' || gbLost > 0 };
}

function byteOrderMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark, by the half of its first character that is zero: no other text holds a zero byte. */
function zeroBytes([first, second]: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return null;
  return second === 0 ? 'utf-16le' : 'utf-16be';
}

async function firstBytes(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of chunks) return chunk.subarray(0, 3);
  return Buffer.alloc(0);
}

/** Whether all of it decodes, characters that lie across two chunks included. */
async function decodes(chunks: AsyncIterable<Buffer>, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    // the decoder says so with a TypeError; a disk or gzip error is no statement about the encoding
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}
