import { describe, expect, test } from 'vitest';
import { boston311 } from '../../../ingest/imports/boston311.ts';
import { helpdeskLog } from '../../../ingest/imports/helpdesk-log.ts';
import { incidentLog } from '../../../ingest/imports/incident-log.ts';
import { messageBoard } from '../../../ingest/imports/message-board.ts';
import { nyc311 } from '../../../ingest/imports/nyc311.ts';
import type { ImportedCase, ImportProfile } from '../../../ingest/imports/profile.ts';
import { sharedData } from '../shared-data.ts';
import { importAll, type Imported } from './csv-file.ts';

const HOUR = 3_600_000;
const HEAVY = 180_000;

/** Runs on a real file, or says that it skips. */
function real(name: string, profile: ImportProfile, check: (imported: Imported) => void): void {
  const path = sharedData(name);
  test.skipIf(path === null)(
    `${profile.id}: ${name}`,
    async () => {
      const imported = await importAll(path ?? '', profile);
      expect(imported.refused).toEqual([]);
      check(imported);
    },
    HEAVY,
  );
}

const answered = (one: ImportedCase) => one.steps.findLast((s) => s.step === 'replied')?.at ?? null;
const firstAnswered = (one: ImportedCase) => one.steps.find((s) => s.step === 'replied')?.at ?? null;
const hours = (cases: ImportedCase[], end: (one: ImportedCase) => number | null) =>
  cases.flatMap((one) => {
    const at = end(one);
    return at === null ? [] : [(at - one.receivedAt) / HOUR];
  });
/** Type 7, as `reference.json` has it. */
function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(h)] ?? 0, sorted[Math.ceil(h)] ?? 0];
  return low + (high - low) * (h - Math.floor(h));
}
const faults = (cases: ImportedCase[]) => {
  const counted: Record<string, number> = {};
  for (const fault of cases.flatMap((one) => one.faults))
    counted[fault.code] = (counted[fault.code] ?? 0) + 1;
  return counted;
};

describe('files of the real world give the figures of reference.json', () => {
  real('boston311_2011q3.csv.gz', boston311, ({ cases }) => {
    expect(cases).toHaveLength(31_828);
    expect(new Set(cases.map((c) => c.externalId)).size).toBe(31_828);
    expect(cases.filter((c) => c.sourceOnTime === true)).toHaveLength(25_369);
    expect(cases.filter((c) => c.sourceOnTime === false)).toHaveLength(6_376);
    expect(cases.filter((c) => c.dueAt === null)).toHaveLength(5_013);
    expect(faults(cases)).toEqual({ 'due-before-receipt': 3 });
    const due = cases.filter((c) => c.dueAt !== null && c.dueAt <= Date.parse('2011-10-01T00:00:00Z'));
    const onTime = due.filter((c) => (answered(c) ?? Infinity) <= (c.dueAt ?? 0));
    expect([onTime.length, due.length]).toEqual([15_340, 19_664]);
    const closed = hours(cases, answered);
    expect(closed).toHaveLength(30_081);
    expect(quantile(closed, 0.5)).toBeCloseTo(17.40472222, 6);
    expect(quantile(closed, 0.9)).toBeCloseTo(2337.99694444, 6);
    expect(cases.filter((c) => c.lodgedBy === 'staff')).toHaveLength(10_604 + 54);
  });

  real('nyc311.csv.gz', nyc311, ({ cases, readAt }) => {
    expect(cases).toHaveLength(50_000);
    expect(hours(cases, answered)).toHaveLength(29_682);
    const read = Object.fromEntries(
      [...readAt].map(([k, at]) => [k, new Date(at).toISOString().slice(0, 19).replace('T', ' ')]),
    );
    expect(read).toEqual({
      '2026-04-14': '2026-04-13 02:56:23',
      '2026-05-05': '2026-05-04 03:04:00',
      '2026-05-11': '2026-05-10 02:06:13',
      '2026-05-18': '2026-05-17 02:46:43',
      '2026-05-25': '2026-05-23 03:35:00',
    });
    expect(faults(cases)).toEqual({});
  });

  real('tipdm_replies.csv', messageBoard, ({ cases }) => {
    expect(cases).toHaveLength(1_402);
    const days = hours(cases, answered);
    expect(quantile(days, 0.5)).toBeCloseTo(271.1258, 3);
    expect(quantile(days, 0.9)).toBeCloseTo(980.077, 3);
  });

  real('uci_incident_log.csv.gz', incidentLog, ({ cases }) => {
    expect(cases).toHaveLength(10_346);
    expect(cases.filter((c) => c.sourceOnTime === true)).toHaveLength(6_280);
    expect(cases.filter((c) => c.steps.some((s) => s.step === 'reopened'))).toHaveLength(133);
    expect(cases.flatMap((c) => c.steps.filter((s) => s.step === 'reopened'))).toHaveLength(155);
    const final = hours(cases, (c) => (c.faults.some((f) => f.code === 'missing-time') ? null : answered(c)));
    expect(final).toHaveLength(9_641);
    expect(quantile(final, 0.5)).toBeCloseTo(24.55, 6);
    expect(quantile(final, 0.9)).toBeCloseTo(387.9, 6);
    expect(faults(cases)).toEqual({ 'missing-time': 705 });
    for (const one of cases)
      expect(one.steps.every((s, i) => i === 0 || s.at >= (one.steps[i - 1]?.at ?? 0))).toBe(true);
    expect(cases.filter((c) => c.steps.some((s) => s.at < c.receivedAt))).toEqual([]);
  });

  real('helpdesk_it.csv.gz', helpdeskLog, ({ cases }) => {
    expect(cases).toHaveLength(2_290);
    const signed = hours(cases, (c) => c.steps.find((s) => s.step === 'signed')?.at ?? null);
    expect([signed.length, quantile(signed, 0.5)]).toEqual([2_139, expect.closeTo(17.70388889, 6)]);
    const resolved = hours(cases, firstAnswered);
    expect([resolved.length, quantile(resolved, 0.5)]).toEqual([2_282, expect.closeTo(144.30083333, 6)]);
    expect(quantile(resolved, 0.9)).toBeCloseTo(697.304, 6);
    expect(cases.filter((c) => c.steps.filter((s) => s.step === 'replied').length > 1)).toHaveLength(202);
  });
});
