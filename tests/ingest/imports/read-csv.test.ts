import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { inspectCsv, readCsv } from '../../../ingest/imports/read-csv.ts';
import type { RawRecord, RefusedLine } from '../../../ingest/imports/profile.ts';
import { withFile } from './csv-file.ts';

async function read(content: Uint8Array | string) {
  return withFile(content, async (path) => {
    const inspected = await inspectCsv(path, []);
    if (!inspected.ok) throw new Error(inspected.refusal.message.en);
    const records: RawRecord[] = [];
    const refused: RefusedLine[] = [];
    for await (const batch of readCsv(inspected.file)) {
      records.push(...batch.records);
      refused.push(...batch.refused);
    }
    return { file: inspected.file, records, refused };
  });
}
const lines = (all: { line: number }[]) => all.map((one) => one.line);

describe('encodings', () => {
  const text = '编号,内容\n1,食堂的菜太咸\n2,𠮷先生的名字\n';
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'gb18030'],
    ['UTF-16 of Excel', iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['gzip, whatever its name', gzipSync(text), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    const { file, records, refused } = await read(bytes);
    expect(file.encoding).toBe(encoding);
    expect(records.map((r) => r.cells['内容'])).toEqual(['食堂的菜太咸', '𠮷先生的名字']);
    expect(Object.keys(records[0]?.cells ?? {})).toEqual(['编号', '内容']);
    expect(refused).toEqual([]);
  });

  test.each(['utf-16le', 'utf-16be'])('%s without a mark', async (encoding) => {
    const { file, records } = await read(iconv.encode('id,内容\n1,热水停了\n', encoding, { addBOM: false }));
    expect(file.encoding).toBe(encoding);
    expect(records[0]?.cells).toEqual({ id: '1', 内容: '热水停了' });
  });

  test('a short GBK file is not taken for something else', async () => {
    const { records } = await read(iconv.encode('a,b\n1,好\n', 'gbk'));
    expect(records[0]?.cells.b).toBe('好');
  });

  test('GB18030 characters lie across chunks without harm', async () => {
    const body = '校园网很慢请尽快处理谢谢'.repeat(20_000);
    const { records } = await read(iconv.encode(`a,b\n1,x${body}\n2,${body}\n`, 'gb18030'));
    expect(records.map((r) => r.cells.b)).toEqual([`x${body}`, body]);
  });

  test('one damaged line of a UTF-8 file is refused and spoils no other', async () => {
    const good = '1,宿舍没有热水请尽快维修\n'.repeat(20);
    const bytes = Buffer.concat([
      Buffer.from(`a,b\n${good}2,坏`),
      Buffer.from([0xff, 0xe5]),
      Buffer.from(`\n${good}`),
    ]);
    const { file, records, refused } = await read(bytes);
    expect(file.encoding).toBe('utf-8');
    expect(records).toHaveLength(40);
    expect(lines(refused)).toEqual([22]);
    expect(refused[0]?.message.zh).toContain('字节');
  });
});

describe('broken records cost only themselves', () => {
  const numbered = (count: number, broken: Record<number, string>) =>
    `id,text,end\n${Array.from({ length: count }, (_, i) => broken[i + 2] ?? `${i + 2},"words, ""quoted""",x`).join('\n')}\n`;

  test('wrong number of columns', async () => {
    const { records, refused } = await read(numbered(40, { 17: '17,only', 30: '30,a,b,c' }));
    expect(records).toHaveLength(38);
    expect(refused.map((r) => [r.line, r.message.en])).toEqual([
      [17, 'expected 3 columns, found 2'],
      [30, 'expected 3 columns, found 4'],
    ]);
  });

  test('an unclosed quote: the next line is read', async () => {
    const { records, refused } = await read(numbered(40, { 17: '17,"never closed,x' }));
    expect(lines(refused)).toEqual([17]);
    expect(refused[0]?.message.zh).toContain('引号');
    expect(lines(records)).toEqual(Array.from({ length: 40 }, (_, i) => i + 2).filter((line) => line !== 17));
  });

  test('an unclosed quote before lines without any quote', async () => {
    const plain = Array.from({ length: 9_000 }, (_, i) => `${i + 3},b,c`).join('\n');
    const { records, refused } = await read(`a,b,c\n2,"open,c\n${plain}`);
    expect(lines(refused)).toEqual([2]);
    expect(records).toHaveLength(9_000);
  });

  test('text after a closing quote', async () => {
    const { records, refused } = await read(numbered(5, { 4: '4,"a"b,x' }));
    expect(lines(refused)).toEqual([4]);
    expect(records).toHaveLength(4);
  });

  test('NUL, at which a database would end the cell', async () => {
    const { records, refused } = await read('a,b\n1,x\n2,y\0z\n3,w\n');
    expect(lines(records)).toEqual([2, 4]);
    expect(refused).toMatchObject([{ line: 3, message: { en: expect.stringContaining('NUL') } }]);
  });

  test('a line without an end that is longer than a million characters', async () => {
    const { records, refused } = await read(`a,b\n1,${'x'.repeat(3_000_000)}\n2,y\n`);
    expect(lines(refused)).toEqual([2]);
    expect(records.map((r) => [r.line, r.cells.b])).toEqual([[3, 'y']]);
  });
});

describe('physical lines', () => {
  test('a record is on the line on which it begins, over newlines inside quotes, blank lines and CRLF', async () => {
    const { records } = await read('a,b\r\n1,"x\r\ny\r\nz"\r\n\r\n2,w\r\n');
    expect(records.map((r) => [r.line, r.cells.b])).toEqual([
      [2, 'x\r\ny\r\nz'],
      [6, 'w'],
    ]);
  });

  test('a quote inside an unquoted cell is only a character', async () => {
    const { records, refused } = await read('a,b\n1,5" pipe\n2,"ok"\n');
    expect(records.map((r) => r.cells.b)).toEqual(['5" pipe', 'ok']);
    expect(refused).toEqual([]);
  });

  test.each([';', '\t'])('delimiter %j is found', async (d) => {
    const { records } = await read(`a${d}b\n1${d}2\n`);
    expect(records[0]?.cells).toEqual({ a: '1', b: '2' });
  });

  test('whatever is written comes back', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '好', '"', ',', '\n', ' ', '𠮷', "'"),
      maxLength: 12,
    });
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const { records } = await read(`p,q\n${rows.map((row) => row.map(quote).join(',')).join('\n')}\n`);
        expect(records.map((r) => [r.cells.p, r.cells.q])).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file refused whole', () => {
  const refusal = (content: Uint8Array | string, columns: string[] = []) =>
    withFile(content, async (path) => {
      const inspected = await inspectCsv(path, columns);
      return inspected.ok ? null : inspected.refusal;
    });

  test('is not there', async () => {
    const inspected = await inspectCsv('/nowhere/x.csv', []);
    expect(inspected.ok ? null : inspected.refusal.code).toBe('not-found');
  });

  test('is empty', async () => expect((await refusal(''))?.code).toBe('empty'));

  test('lacks columns, which are named', async () => {
    const missing = await refusal('a,b\n1,2\n', ['a', 'open_dt', 'reason']);
    expect(missing?.code).toBe('missing-columns');
    expect(missing?.message.en).toContain('open_dt, reason');
    expect(missing?.message.zh).toContain('open_dt、reason');
  });

  test('is a gzip cut off half-way', async () => {
    const whole = gzipSync(`a,b\n${Array.from({ length: 5000 }, (_, i) => `${i},${i * 7919}`).join('\n')}`);
    expect((await refusal(whole.subarray(0, whole.length / 2)))?.code).toBe('unreadable');
  });

  test.each([
    ['a folder', '/tmp'],
    ['a pipe or a device', '/dev/zero'],
  ])('is %s, which may never end', async (what, path) => {
    const inspected = await inspectCsv(path, []);
    expect(inspected.ok ? null : inspected.refusal).toMatchObject({
      code: 'unreadable',
      message: { en: expect.stringContaining(what) },
    });
  });
});
