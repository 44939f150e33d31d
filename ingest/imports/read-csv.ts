import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { byteStream, isGzip } from './byte-stream.ts';
import { detectEncoding, type Detected } from './detect-encoding.ts';
import type { RawRecord, RefusedLine } from './profile.ts';
import { recordSplitter, type BrokenText, type RecordText } from './split-records.ts';

export type CsvFile = { path: string; gzip: boolean; delimiter: string; columns: string[] } & Detected;

/** Why a file was refused whole: nothing of it was read. */
export type FileRefusal = {
  code: 'not-found' | 'unreadable' | 'empty' | 'missing-columns';
  message: { zh: string; en: string };
};

export type CsvBatch = {
  records: RawRecord[];
  refused: RefusedLine[];
  /** Bytes read so far after unpacking, for a progress line. */
  bytes: number;
};

const BATCH = 500;

/**
 * Looks at a file before it is read: gzip or not, its encoding (over the whole file), its delimiter and its columns.
 * A file that is missing, damaged, empty or without a required column is refused here, before anything is imported.
 */
export async function inspectCsv(
  path: string,
  requiredColumns: readonly string[],
): Promise<{ ok: true; file: CsvFile } | { ok: false; refusal: FileRefusal }> {
  const refuse = (code: FileRefusal['code'], zh: string, en: string) =>
    ({ ok: false, refusal: { code, message: { zh, en } } }) as const;
  try {
    const found = await stat(path);
    if (found.isDirectory())
      return refuse('unreadable', `这是文件夹，不是文件：${path}`, `a folder, not a file: ${path}`);
    // a pipe or a device cannot be read twice, and may never end
    if (!found.isFile())
      return refuse('unreadable', `不是普通文件：${path}`, `a pipe or a device, not a file: ${path}`);
    const gzip = await isGzip(path);
    const detected = await detectEncoding(() => byteStream(path, gzip));
    const header = await headerOf({ path, gzip, ...detected });
    if (header === null) return refuse('empty', `文件为空：${path}`, `the file is empty: ${path}`);
    const missing = requiredColumns.filter((column) => !header.columns.includes(column));
    if (missing.length > 0) {
      const found = header.columns.slice(0, 40).join(', ');
      return refuse(
        'missing-columns',
        `缺少列：${missing.join('、')}。文件中的列：${found}`,
        `missing columns: ${missing.join(', ')}. The file has: ${found}`,
      );
    }
    return { ok: true, file: { path, gzip, ...detected, ...header } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT'
      ? refuse('not-found', `找不到文件：${path}`, `no such file: ${path}`)
      : refuse('unreadable', `文件无法读取：${reason}`, `the file cannot be read: ${reason}`);
  }
}

/**
 * The records of a file in order, some hundred at a time, and with them the lines that are no record (too few or too many
 * columns, an unclosed quote, bytes that are no text), each with its physical line. Memory stays flat whatever the size.
 */
export async function* readCsv(file: CsvFile): AsyncGenerator<CsvBatch> {
  const decoder = new TextDecoder(file.encoding);
  const splitter = recordSplitter(file.delimiter);
  let headerSeen = false;
  let bytes = 0;

  const batches = function* (split: { records: RecordText[]; broken: BrokenText[] }): Generator<CsvBatch> {
    const texts = headerSeen ? split.records : split.records.slice(1);
    headerSeen ||= split.records.length > 0;
    let refused = split.broken.map(describeBroken);
    for (let from = 0; from === 0 || from < texts.length; from += BATCH) {
      const parsed = parseRecords(texts.slice(from, from + BATCH), file);
      if (parsed.records.length + parsed.refused.length + refused.length > 0) {
        yield { records: parsed.records, refused: [...refused, ...parsed.refused], bytes };
      }
      refused = [];
    }
  };

  for await (const chunk of byteStream(file.path, file.gzip)) {
    bytes += chunk.length;
    yield* batches(splitter.push(decoder.decode(chunk, { stream: true })));
  }
  yield* batches(splitter.push(decoder.decode()));
  yield* batches(splitter.end());
}

function parseRecords(texts: RecordText[], file: CsvFile): { records: RawRecord[]; refused: RefusedLine[] } {
  const records: RawRecord[] = [];
  const refused: RefusedLine[] = [];
  const rows = rowsOf(texts.map((record) => record.text).join('\n'), file.delimiter);
  for (const [i, record] of texts.entries()) {
    const row = rows[i] ?? [];
    if (file.invalid && record.text.includes('\uFFFD')) {
      refused.push(
        refusedLine(
          record,
          `有不属于 ${file.encoding} 的字节`,
          `it holds bytes that are not ${file.encoding}`,
        ),
      );
    } else if (record.text.includes('\0')) {
      refused.push(refusedLine(record, '有 NUL 字符，无法保存', 'it holds NUL, which cannot be stored'));
    } else if (row.length !== file.columns.length) {
      refused.push(
        refusedLine(
          record,
          `应有 ${file.columns.length} 列，实有 ${row.length} 列`,
          `expected ${file.columns.length} columns, found ${row.length}`,
        ),
      );
    } else {
      const cells: Record<string, string> = {};
      for (const [c, name] of file.columns.entries()) cells[name] = row[c] ?? '';
      records.push({ line: record.line, cells });
    }
  }
  return { records, refused };
}

/** Fields of records that the splitter has found whole, which is why nothing can throw here. */
function rowsOf(text: string, delimiter: string): string[][] {
  return text === ''
    ? []
    : parse(text, { delimiter, relax_column_count: true, relax_quotes: true, record_delimiter: '\n' });
}

async function headerOf(file: {
  path: string;
  gzip: boolean;
  encoding: Detected['encoding'];
}): Promise<{ delimiter: string; columns: string[] } | null> {
  const decoder = new TextDecoder(file.encoding);
  let text = '';
  for await (const chunk of byteStream(file.path, file.gzip)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.trimStart().includes('\n') || text.length > 1_000_000) break;
  }
  const first = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  if (first === '') return null;
  // Excel writes semicolons or tabs in some locales
  const delimiter = [',', ';', '\t'].reduce((best, d) =>
    first.split(d).length > first.split(best).length ? d : best,
  );
  const [record] = recordSplitter(delimiter).push(`${first}\n`).records;
  const [row] = rowsOf(record?.text ?? first, delimiter);
  return { delimiter, columns: (row ?? []).map((name) => name.trim()) };
}

const BROKEN: Record<BrokenText['reason'], { zh: string; en: string }> = {
  'unclosed-quote': {
    zh: '引号没有结束；从下一行继续读取',
    en: 'a quote is never closed; reading went on with the next line',
  },
  'text-after-quote': { zh: '结束引号之后还有文字', en: 'there is text after a closing quote' },
  'too-long': { zh: '一行超过 100 万个字符', en: 'a line is longer than a million characters' },
};

function describeBroken(broken: BrokenText): RefusedLine {
  const { zh, en } = BROKEN[broken.reason];
  return refusedLine(broken, zh, en);
}

function refusedLine(record: RecordText, zh: string, en: string): RefusedLine {
  return { line: record.line, field: 'record', value: record.text.slice(0, 120), message: { zh, en } };
}
