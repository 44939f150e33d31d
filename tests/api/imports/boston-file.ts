import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COLUMNS = [
  'case_enquiry_id',
  'open_dt',
  'target_dt',
  'closed_dt',
  'ontime',
  'case_status',
  'closure_reason',
  'case_title',
  'reason',
  'type',
  'department',
  'source',
];

/** A row of the Boston export; what is not said is a street light reported by phone and still dark. */
export function bostonRow(id: number | string, change: Partial<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    case_enquiry_id: String(id),
    open_dt: '2011-07-01 01:32:33',
    target_dt: '2011-07-15 01:32:32',
    closed_dt: '',
    ontime: 'ONTIME',
    case_status: 'Open',
    closure_reason: '',
    case_title: `Street light ${id}`,
    reason: 'Street Lights',
    type: 'Outages',
    department: 'PWDx',
    source: 'Constituent Call',
    ...change,
  };
  return COLUMNS.map((name) => cells[name]).join(',');
}

export const CLOSED = {
  closed_dt: '2011-07-03 09:00:00',
  case_status: 'Closed',
  closure_reason: 'Fixed',
};

export const bostonText = (...rows: string[]): string => [COLUMNS.join(','), ...rows].join('\n');

/** Files in a folder that is gone after the test. */
export function fileFolder(): { write(content: string | Uint8Array, name?: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-import-'));
  return {
    write(content, name = 'file.csv') {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
