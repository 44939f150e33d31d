import type { Channel } from '../submission.ts';
import type { ImportProfile, ImportedCase } from './profile.ts';
import { checkOrder, readRow, type Row } from './row.ts';
import { wallClock } from './wall-clock.ts';

const CHANNELS: Record<string, Channel> = {
  PHONE: 'hotline',
  ONLINE: 'online',
  MOBILE: 'public-account',
  OTHER: 'online',
  UNKNOWN: 'online',
};

/**
 * New York 311 service requests in snapshots, one row a request; column `snapshot` names the file that a row came from.
 * Each snapshot was read until the latest time that stands in it (its name is a day later). The address columns are never
 * read. `open_data_channel_type` is used where the export has it.
 */
export const nyc311: ImportProfile = {
  id: 'nyc311',
  name: { zh: '纽约 311 诉求', en: 'New York 311 requests' },
  requiredColumns: [
    'unique_key',
    'created_date',
    'closed_date',
    'agency',
    'complaint_type',
    'descriptor',
    'snapshot',
  ],
  timezone: 'UTC',
  completedOnly: false,
  begin({ timezone }) {
    const clock = wallClock(timezone);
    const latest = new Map<string | null, number>();
    return {
      take(record) {
        const row = readRow(record, { clock, order: 'year-first' });
        const { read, lastSeen } = caseOf(row);
        if (row.refused.length > 0) return { cases: [], refused: row.refused };
        latest.set(read.snapshot, Math.max(lastSeen, latest.get(read.snapshot) ?? lastSeen));
        return { cases: [read], refused: [] };
      },
      end: () => ({ cases: [], refused: [] }),
      readAt: () => new Map(latest),
    };
  },
};

function caseOf(row: Row): { read: ImportedCase; lastSeen: number } {
  const receivedAt = row.requiredTime('created_date');
  const closedAt = row.time('closed_date');
  checkOrder(row, { receivedAt, ends: [{ column: 'closed_date', at: closedAt }] });
  const department = row.text('agency');
  const sourceLabel = row.text('open_data_channel_type') ?? '311';
  const read: ImportedCase = {
    externalId: row.requiredText('unique_key'),
    line: row.line,
    snapshot: row.requiredText('snapshot'),
    receivedAt,
    channel: CHANNELS[sourceLabel] ?? 'online',
    sourceLabel,
    lodgedBy: 'citizen',
    kind: 'complaint',
    urgency: 'normal',
    category: row.text('complaint_type'),
    subcategory: row.text('descriptor'),
    campus: null,
    title:
      [row.text('complaint_type'), row.text('descriptor')].filter((part) => part !== null).join(' · ') ||
      null,
    text: null,
    dueAt: null,
    sourceOnTime: null,
    steps: [
      ...(department === null ? [] : [{ at: receivedAt, step: 'dispatched', department } as const]),
      ...(closedAt === null
        ? []
        : [
            { at: closedAt, step: 'replied', text: null, automatic: false } as const,
            { at: closedAt, step: 'closed' } as const,
          ]),
    ],
    faults: row.faults,
  };
  return { read, lastSeen: Math.max(receivedAt, closedAt ?? receivedAt) };
}
