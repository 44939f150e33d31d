import { caseWindow, tooFarApart } from './case-window.ts';
import type { HistoryStep, ImportProfile, ImportedCase } from './profile.ts';
import { readRow, type Row } from './row.ts';
import { wallClock } from './wall-clock.ts';

type Event = { at: number; activity: string; workgroup: string | null };
type Open = { line: number; category: string | null; subcategory: string | null; events: Event[] };

/**
 * The Italian help-desk event log (Polato 2017; Amaral, Fantinato and Peres 2018): one row an activity. Receipt is the
 * first event; the first "Take in charge ticket" is the signature, each "Resolve ticket" an answer, a change of workgroup
 * a dispatch. "Closed" comes by itself weeks later and only closes.
 *
 * Finished cases only: the log was drawn by case and all but 12 of its cases end in "Closed", so that whatever was open
 * when it was drawn is missing, and a survival estimate would have nothing to censor.
 */
export const helpdeskLog: ImportProfile = {
  id: 'helpdesk-log',
  name: { zh: '服务台事件日志', en: 'Help-desk event log' },
  requiredColumns: ['Case ID', 'Activity', 'Complete Timestamp', 'service_type', 'product', 'workgroup'],
  timezone: 'UTC',
  completedOnly: true,
  begin({ timezone }) {
    const clock = wallClock(timezone);
    const window = caseWindow<{ open: Open | null }, ImportedCase | null>({
      begin: () => ({ open: null }),
      finish: (id, { open }) => (open === null ? null : caseOf(id, open)),
    });
    const present = (cases: (ImportedCase | null)[]) => cases.filter((one) => one !== null);
    return {
      take(record) {
        const row = readRow(record, { clock, order: 'year-first' });
        const id = row.requiredText('Case ID');
        const at = row.requiredTime('Complete Timestamp');
        const activity = row.requiredText('Activity');
        if (row.refused.length > 0) return { cases: [], refused: row.refused };
        const taken = window.take(id);
        if (taken === null) return { cases: [], refused: [tooFarApart(row.line, 'Case ID', id)] };
        const open = (taken.state.open ??= firstRow(row));
        open.events.push({ at, activity, workgroup: row.text('workgroup') });
        return { cases: present(taken.completed), refused: [] };
      },
      end: () => ({ cases: present(window.end()), refused: [] }),
      readAt: () => new Map(),
    };
  },
};

function firstRow(row: Row): Open {
  return { line: row.line, category: row.text('service_type'), subcategory: row.text('product'), events: [] };
}

function caseOf(id: string, open: Open): ImportedCase {
  // stable: events of one second stay in file order
  const events = open.events.sort((a, b) => a.at - b.at);
  const steps: HistoryStep[] = [];
  let workgroup: string | null = null;
  let [signed, closed] = [false, false];
  for (const event of events) {
    if (event.workgroup !== workgroup) {
      steps.push({ at: event.at, step: 'dispatched', department: event.workgroup });
      workgroup = event.workgroup;
    }
    if (event.activity === 'Take in charge ticket' && !signed) {
      signed = true;
      steps.push({ at: event.at, step: 'signed' });
    } else if (event.activity === 'Resolve ticket') {
      steps.push({ at: event.at, step: 'replied', text: null, automatic: false });
    } else if (event.activity === 'Closed' && !closed) {
      closed = true;
      steps.push({ at: event.at, step: 'closed' });
    }
  }
  return {
    externalId: id,
    line: open.line,
    snapshot: null,
    receivedAt: events[0]?.at ?? 0,
    channel: 'online',
    sourceLabel: 'help desk',
    lodgedBy: 'citizen',
    kind: 'help',
    urgency: 'normal',
    category: open.category,
    subcategory: open.subcategory,
    campus: null,
    title: null,
    text: null,
    dueAt: null,
    sourceOnTime: null,
    steps,
    faults: [],
  };
}
