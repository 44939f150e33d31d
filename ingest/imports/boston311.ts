import type { Channel } from '../submission.ts';
import type { ImportProfile, ImportedCase } from './profile.ts';
import { checkOrder, readRow, type Row } from './row.ts';
import { wallClock } from './wall-clock.ts';

const SOURCES: Record<string, { channel: Channel; lodgedBy: ImportedCase['lodgedBy'] }> = {
  'Constituent Call': { channel: 'hotline', lodgedBy: 'citizen' },
  'Employee Generated': { channel: 'counter', lodgedBy: 'staff' },
  'Self Service': { channel: 'online', lodgedBy: 'citizen' },
  'Citizens Connect App': { channel: 'public-account', lodgedBy: 'citizen' },
  'City Worker App': { channel: 'public-account', lodgedBy: 'staff' },
  'Maximo Integration': { channel: 'online', lodgedBy: 'staff' },
  Twitter: { channel: 'public-account', lodgedBy: 'citizen' },
};

/**
 * Boston 311 service requests, one row a request, as data.boston.gov exports them. The address columns are never read.
 * A closing is the answer: the source records no other. `target_dt` is kept as it is even where it lies before the
 * opening (three rows of 2011). Nothing in the file says when it was read, and the last closing (2019) is only a lower
 * bound of that, so no watermark is claimed.
 */
export const boston311: ImportProfile = {
  id: 'boston311',
  name: { zh: '波士顿 311 诉求', en: 'Boston 311 requests' },
  requiredColumns: [
    'case_enquiry_id',
    'open_dt',
    'target_dt',
    'closed_dt',
    'ontime',
    'reason',
    'type',
    'department',
    'source',
  ],
  timezone: 'UTC',
  completedOnly: false,
  begin({ timezone }) {
    const clock = wallClock(timezone);
    return {
      take(record) {
        const row = readRow(record, { clock, order: 'year-first' });
        const read = caseOf(row);
        return row.refused.length > 0 ? { cases: [], refused: row.refused } : { cases: [read], refused: [] };
      },
      end: () => ({ cases: [], refused: [] }),
      readAt: () => new Map(),
    };
  },
};

function caseOf(row: Row): ImportedCase {
  const externalId = row.requiredText('case_enquiry_id');
  const receivedAt = row.requiredTime('open_dt');
  const dueAt = row.time('target_dt');
  const closedAt = row.time('closed_dt');
  checkOrder(row, {
    receivedAt,
    due: { column: 'target_dt', at: dueAt },
    ends: [{ column: 'closed_dt', at: closedAt }],
  });
  if (closedAt === null && row.text('case_status') === 'Closed') {
    row.fault('closed_dt', 'missing-time', '已关闭却没有关闭时间', 'closed, but without a closing time');
  }
  const sourceLabel = row.text('source') ?? '';
  const source = SOURCES[sourceLabel];
  if (!source) {
    row.fault('source', 'unknown-value', '来源未知；记为线上', 'unknown source; counted as online');
  }
  const department = row.text('department');
  return {
    externalId,
    line: row.line,
    snapshot: null,
    receivedAt,
    channel: source?.channel ?? 'online',
    sourceLabel,
    lodgedBy: source?.lodgedBy ?? 'citizen',
    kind: 'help',
    urgency: 'normal',
    category: row.text('reason'),
    subcategory: row.text('type'),
    campus: null,
    title: row.text('case_title'),
    text: null,
    dueAt,
    sourceOnTime: onTime(row),
    steps: [
      ...(department === null ? [] : [{ at: receivedAt, step: 'dispatched', department } as const]),
      ...(closedAt === null
        ? []
        : [
            { at: closedAt, step: 'replied', text: row.text('closure_reason'), automatic: false } as const,
            { at: closedAt, step: 'closed' } as const,
          ]),
    ],
    faults: row.faults,
  };
}

function onTime(row: Row): boolean | null {
  const flag = row.text('ontime');
  if (flag === 'ONTIME') return true;
  if (flag === 'OVERDUE') return false;
  if (flag !== null) {
    row.fault('ontime', 'unknown-value', '应为 ONTIME 或 OVERDUE', 'expected ONTIME or OVERDUE');
  }
  return null;
}
