import type { ImportFault, RawRecord, RefusedLine } from './profile.ts';
import { readTime, TIME_EXAMPLE, type TimeOrder } from './read-time.ts';
import type { WallClock } from './wall-clock.ts';

/**
 * One record being read: cells trimmed, times checked. What cannot stand is noted on the way, so that a row reports all
 * of its trouble at once: `refused` says why it makes no ticket, `faults` what is kept as it is and reported.
 */
export type Row = {
  line: number;
  /** The cell without its padding; null when empty or the file's own sign for missing. */
  text(column: string): string | null;
  /** A time that may be missing. A malformed one refuses the row. */
  time(column: string): number | null;
  /** A time without which there is no ticket: missing or malformed, it refuses the row. */
  requiredTime(column: string): number;
  /** A value without which there is no ticket. */
  requiredText(column: string): string;
  fault(column: string, code: ImportFault['code'], zh: string, en: string): void;
  readonly refused: RefusedLine[];
  readonly faults: ImportFault[];
};

export function readRow(
  record: RawRecord,
  reading: { clock: WallClock; order: TimeOrder; missing?: string },
): Row {
  const refused: RefusedLine[] = [];
  const faults: ImportFault[] = [];
  const raw = (column: string) => (record.cells[column] ?? '').trim();
  const refuse = (field: string, zh: string, en: string) =>
    refused.push({ line: record.line, field, value: raw(field).slice(0, 120), message: { zh, en } });

  const row: Row = {
    line: record.line,
    refused,
    faults,
    text(column) {
      const cell = raw(column);
      return cell === '' || cell === reading.missing ? null : cell;
    },
    time(column) {
      const cell = row.text(column);
      if (cell === null) return null;
      const time = readTime(cell, reading.order, reading.clock);
      if (time === null) {
        const example = TIME_EXAMPLE[reading.order];
        refuse(
          column,
          `${column} 不是时间：“${cell.slice(0, 60)}”，应写作 ${example}`,
          `${column} is not a time: "${cell.slice(0, 60)}"; expected the form ${example}`,
        );
      }
      return time;
    },
    requiredTime(column) {
      if (row.text(column) === null) {
        const example = TIME_EXAMPLE[reading.order];
        refuse(
          column,
          `缺少 ${column}，应写作 ${example}`,
          `${column} is missing; expected the form ${example}`,
        );
      }
      return row.time(column) ?? Number.NaN;
    },
    requiredText(column) {
      const text = row.text(column);
      if (text === null) refuse(column, `缺少 ${column}`, `${column} is missing`);
      return text ?? '';
    },
    fault(column, code, zh, en) {
      faults.push({
        line: record.line,
        field: column,
        code,
        value: raw(column).slice(0, 120),
        message: { zh, en },
      });
    },
  };
  return row;
}

/** Notes a due time before the receipt and an end before the beginning; both stay in the ticket as the source has them. */
export function checkOrder(
  row: Row,
  times: {
    receivedAt: number;
    due?: { column: string; at: number | null };
    ends: { column: string; at: number | null }[];
  },
): void {
  const { receivedAt, due, ends } = times;
  if (due && due.at !== null && due.at < receivedAt) {
    row.fault(
      due.column,
      'due-before-receipt',
      `${due.column} 早于受理时间；按原样保留`,
      `${due.column} lies before the receipt; kept as the source has it`,
    );
  }
  for (const { column, at } of ends) {
    if (at !== null && at < receivedAt) {
      row.fault(
        column,
        'negative-duration',
        `${column} 早于受理时间，时长为负；不计入平均`,
        `${column} lies before the receipt: a negative duration, never averaged`,
      );
    }
  }
}
