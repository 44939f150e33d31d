import type { Channel, Urgency } from '../submission.ts';
import { caseWindow, tooFarApart } from './case-window.ts';
import type { HistoryStep, ImportFault, ImportProfile, ImportedCase } from './profile.ts';
import { checkOrder, readRow, type Row } from './row.ts';
import { wallClock } from './wall-clock.ts';

const CHANNELS: Record<string, Channel> = {
  Phone: 'hotline',
  IVR: 'hotline',
  Email: 'online',
  'Self service': 'online',
  'Direct opening': 'counter',
};

const URGENCIES: Record<string, Urgency> = { '1': 'critical', '2': 'urgent' };

type Open = {
  line: number;
  receivedAt: number;
  sourceLabel: string;
  priority: string;
  category: string | null;
  subcategory: string | null;
  group: string | null;
  reopenings: number;
  /** When the case went into its present resolved state; null while it is worked on. */
  resolvedSince: number | null;
  steps: HistoryStep[];
  /** Of the last row read: the file repeats the final values on every row, so that they are known only at the end. */
  last: {
    resolvedAt: number | null;
    closedAt: number | null;
    madeSla: boolean | null;
    faults: ImportFault[];
  };
  faults: ImportFault[];
};

/**
 * A ServiceNow incident event log (UCI 498): one row an update, `?` for missing, times `29/2/2016 06:38`. Receipt is
 * `opened_at`; a change of `assignment_group` is a dispatch (`?` to nobody). An earlier resolution shows only as a run of
 * `Resolved` rows before `reopen_count` rises and takes its time from there; the last one is `resolved_at`, which stands on
 * every row and is believed only when the case ends. A case closed without `resolved_at` gets no answer and is reported.
 */
export const incidentLog: ImportProfile = {
  id: 'incident-log',
  name: { zh: '事件日志（ServiceNow）', en: 'Incident event log (ServiceNow)' },
  requiredColumns: [
    'number',
    'incident_state',
    'reopen_count',
    'made_sla',
    'opened_at',
    'sys_updated_at',
    'contact_type',
    'category',
    'subcategory',
    'priority',
    'assignment_group',
    'resolved_at',
    'closed_at',
  ],
  timezone: 'UTC',
  completedOnly: false,
  begin({ timezone }) {
    const clock = wallClock(timezone);
    const window = caseWindow<{ open: Open | null }, ImportedCase | null>({
      begin: () => ({ open: null }),
      finish: (id, { open }) => (open === null ? null : caseOf(id, open)),
    });
    const present = (cases: (ImportedCase | null)[]) => cases.filter((one) => one !== null);
    return {
      take(record) {
        const row = readRow(record, { clock, order: 'day-first', missing: '?' });
        const id = row.requiredText('number');
        const update = updateOf(row);
        if (row.refused.length > 0) return { cases: [], refused: row.refused };
        const taken = window.take(id);
        if (taken === null) return { cases: [], refused: [tooFarApart(row.line, 'number', id)] };
        taken.state.open = addUpdate(taken.state.open, row, update);
        return { cases: present(taken.completed), refused: [] };
      },
      end: () => ({ cases: present(window.end()), refused: [] }),
      readAt: () => new Map(),
    };
  },
};

type Update = ReturnType<typeof updateOf>;

function updateOf(row: Row) {
  const receivedAt = row.requiredTime('opened_at');
  const updatedAt = row.requiredTime('sys_updated_at');
  const reopenings = Number(row.text('reopen_count') ?? 0);
  const sla = row.text('made_sla');
  return {
    receivedAt,
    // three rows of the file precede the opening by minutes: nobody can be handed what has not arrived
    at: Math.max(updatedAt, receivedAt),
    state: row.text('incident_state'),
    group: row.text('assignment_group'),
    reopenings: Number.isInteger(reopenings) ? reopenings : 0,
    resolvedAt: row.time('resolved_at'),
    closedAt: row.time('closed_at'),
    madeSla: sla === null ? null : sla.toLowerCase() === 'true',
  };
}

function addUpdate(known: Open | null, row: Row, update: Update): Open {
  const open = known ?? firstRow(row, update);
  const finished = update.state === 'Resolved' || update.state === 'Closed';
  if (update.reopenings > open.reopenings) {
    if (open.resolvedSince !== null) {
      open.steps.push({ at: open.resolvedSince, step: 'replied', text: null, automatic: false });
    }
    open.steps.push({ at: update.at, step: 'reopened' });
    open.reopenings = update.reopenings;
    open.resolvedSince = null;
  }
  if (update.group !== open.group) {
    open.steps.push({ at: update.at, step: 'dispatched', department: update.group });
    open.group = update.group;
  }
  open.resolvedSince = finished ? (open.resolvedSince ?? update.at) : null;
  const last = readLast(row, update);
  open.last = last;
  return open;
}

function firstRow(row: Row, update: Update): Open {
  const sourceLabel = row.text('contact_type') ?? '?';
  if (!(sourceLabel in CHANNELS)) {
    row.fault(
      'contact_type',
      'unknown-value',
      '渠道未知；记为线上',
      'unknown contact type; counted as online',
    );
  }
  return {
    line: row.line,
    receivedAt: update.receivedAt,
    sourceLabel,
    priority: row.text('priority')?.charAt(0) ?? '',
    category: row.text('category'),
    subcategory: row.text('subcategory'),
    group: null,
    reopenings: update.reopenings,
    resolvedSince: null,
    steps: [],
    last: { resolvedAt: null, closedAt: null, madeSla: null, faults: [] },
    faults: [...row.faults],
  };
}

function readLast(row: Row, update: Update): Open['last'] {
  row.faults.length = 0;
  if (update.state === 'Closed' && update.resolvedAt === null) {
    row.fault(
      'resolved_at',
      'missing-time',
      '已关闭却没有解决时间',
      'closed, but without the time of resolution',
    );
  }
  checkOrder(row, {
    receivedAt: update.receivedAt,
    ends: [
      { column: 'resolved_at', at: update.resolvedAt },
      { column: 'closed_at', at: update.closedAt },
    ],
  });
  return {
    // a case that the log leaves open has not been resolved, whatever stands in the column
    resolvedAt: update.state === 'Resolved' || update.state === 'Closed' ? update.resolvedAt : null,
    closedAt: update.state === 'Closed' ? update.closedAt : null,
    madeSla: update.madeSla,
    faults: [...row.faults],
  };
}

function caseOf(id: string, open: Open): ImportedCase {
  const { resolvedAt, closedAt } = open.last;
  if (resolvedAt !== null) {
    open.steps.push({ at: resolvedAt, step: 'replied', text: null, automatic: false });
  }
  if (closedAt !== null) open.steps.push({ at: closedAt, step: 'closed' });
  return {
    externalId: id,
    line: open.line,
    snapshot: null,
    receivedAt: open.receivedAt,
    channel: CHANNELS[open.sourceLabel] ?? 'online',
    sourceLabel: open.sourceLabel,
    lodgedBy: 'citizen',
    kind: 'help',
    urgency: URGENCIES[open.priority] ?? 'normal',
    category: open.category,
    subcategory: open.subcategory,
    campus: null,
    title: null,
    text: null,
    dueAt: null,
    sourceOnTime: open.last.madeSla,
    // a stable sort: what the log has within one minute stays in its order
    steps: open.steps.sort((a, b) => a.at - b.at),
    faults: [...open.faults, ...open.last.faults],
  };
}
