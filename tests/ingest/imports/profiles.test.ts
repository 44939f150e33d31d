import { describe, expect, test } from 'vitest';
import { boston311 } from '../../../ingest/imports/boston311.ts';
import { helpdeskLog } from '../../../ingest/imports/helpdesk-log.ts';
import { incidentLog } from '../../../ingest/imports/incident-log.ts';
import { messageBoard } from '../../../ingest/imports/message-board.ts';
import { nyc311 } from '../../../ingest/imports/nyc311.ts';
import { openImport } from '../../../ingest/imports/open-import.ts';
import { importText, withFile } from './csv-file.ts';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('boston311', () => {
  const header =
    'case_enquiry_id,open_dt,target_dt,closed_dt,ontime,case_status,closure_reason,case_title,reason,type,department,location,source';
  const row = (change: Partial<Record<string, string>> = {}) => {
    const cells: Record<string, string> = {
      case_enquiry_id: '101 ',
      open_dt: '2011-07-01 01:32:33',
      target_dt: '2011-07-15 01:32:32',
      closed_dt: '2011-07-01 05:06:58',
      ontime: 'ONTIME',
      case_status: 'Closed',
      closure_reason: 'fixed ',
      case_title: ' Street Light',
      reason: 'Street Lights',
      type: 'Outages',
      department: 'PWDx ',
      location: '39 Lorraine St',
      source: ' Employee Generated',
      ...change,
    };
    return header
      .split(',')
      .map((name) => cells[name])
      .join(',');
  };
  const importRows = (...rows: string[]) => importText([header, ...rows].join('\n'), boston311);

  test('a closed request: padding gone, staff apart, dispatched at opening, answered and closed at closing', async () => {
    const { cases, refused } = await importRows(row());
    expect(refused).toEqual([]);
    const opened = utc('2011-07-01T01:32:33');
    const closed = utc('2011-07-01T05:06:58');
    expect(cases[0]).toMatchObject({
      externalId: '101',
      receivedAt: opened,
      channel: 'counter',
      lodgedBy: 'staff',
      sourceLabel: 'Employee Generated',
      category: 'Street Lights',
      dueAt: utc('2011-07-15T01:32:32'),
      sourceOnTime: true,
      steps: [
        { at: opened, step: 'dispatched', department: 'PWDx' },
        { at: closed, step: 'replied', text: 'fixed', automatic: false },
        { at: closed, step: 'closed' },
      ],
      faults: [],
    });
  });

  test('the address is never taken', async () => {
    const { cases } = await importRows(row());
    expect(JSON.stringify(cases)).not.toContain('Lorraine');
  });

  test('an open request without a target', async () => {
    const { cases } = await importRows(
      row({ closed_dt: '', target_dt: '', ontime: '', case_status: 'Open' }),
    );
    expect(cases[0]).toMatchObject({ dueAt: null, sourceOnTime: null, faults: [] });
    expect(cases[0]?.steps.map((s) => s.step)).toEqual(['dispatched']);
  });

  test('a due time before the opening and a closing before it are kept and reported', async () => {
    const { cases } = await importRows(
      row({ target_dt: '2011-06-30 00:00:00', closed_dt: '2011-06-29 00:00:00' }),
    );
    expect(cases[0]?.dueAt).toBe(utc('2011-06-30T00:00:00'));
    expect(cases[0]?.faults.map((f) => [f.line, f.field, f.code])).toEqual([
      [2, 'target_dt', 'due-before-receipt'],
      [2, 'closed_dt', 'negative-duration'],
    ]);
  });

  test('a missing opening and a malformed time refuse the line, with all of its trouble named', async () => {
    const { cases, refused } = await importRows(
      row(),
      row({ open_dt: ' ', closed_dt: '07/01/2011 5pm' }),
      row(),
    );
    expect(cases.map((c) => c.line)).toEqual([2, 4]);
    expect(refused.map((r) => [r.line, r.field, r.value])).toEqual([
      [3, 'open_dt', ''],
      [3, 'closed_dt', '07/01/2011 5pm'],
    ]);
    expect(refused[1]?.message.en).toContain('2026-01-05 09:30:00');
    expect(refused[1]?.message.zh).toContain('不是时间');
  });

  test('--timezone overrides the zone of the profile', async () => {
    const { cases } = await importText([header, row()].join('\n'), boston311, 'America/New_York');
    expect(cases[0]?.receivedAt).toBe(utc('2011-07-01T05:32:33'));
  });

  test('an unknown zone is refused by name', async () => {
    const opened = await withFile(header, (path) =>
      openImport(path, boston311, { timezone: 'Mars/Olympus' }),
    );
    expect(opened.ok ? null : opened.refusal.code).toBe('unknown-timezone');
  });
});

describe('nyc311', () => {
  test('each snapshot was read until the latest time in it, not until its name', async () => {
    const { cases, readAt } = await importText(
      [
        'unique_key,created_date,closed_date,agency,complaint_type,descriptor,incident_zip,snapshot',
        '1,2026-04-13T02:56:23.000,,DOT,Street Condition,Pothole,11229,2026-04-14',
        '2,2026-04-12T01:00:00.000,2026-04-13T04:00:00.000,NYPD,Noise,Loud,11229,2026-04-14',
        '3,2026-05-04T03:04:00.000,,DOT,Street Condition,Pothole,11229,2026-05-05',
      ].join('\n'),
      nyc311,
    );
    expect(readAt).toEqual(
      new Map([
        ['2026-04-14', utc('2026-04-13T04:00:00')],
        ['2026-05-05', utc('2026-05-04T03:04:00')],
      ]),
    );
    expect(cases.map((c) => [c.snapshot, c.category, c.steps.length])).toEqual([
      ['2026-04-14', 'Street Condition', 1],
      ['2026-04-14', 'Noise', 3],
      ['2026-05-05', 'Street Condition', 1],
    ]);
    expect(JSON.stringify(cases)).not.toContain('11229');
  });
});

describe('message-board', () => {
  test('both date formats are read in Shanghai, and bodies keep their newlines', async () => {
    const { cases } = await importText(
      '留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n7,A0001,停水,2020/1/6 12:09,"第一行\n第二行",已恢复,2020-01-07 12:09:00\n',
      messageBoard,
    );
    expect(cases[0]).toMatchObject({
      externalId: '7',
      receivedAt: utc('2020-01-06T04:09:00'),
      text: '第一行\n第二行',
      steps: [
        { at: utc('2020-01-07T04:09:00'), step: 'replied', text: '已恢复' },
        { at: utc('2020-01-07T04:09:00'), step: 'closed' },
      ],
    });
    expect(JSON.stringify(cases)).not.toContain('A0001');
  });
});

describe('incident-log', () => {
  const header =
    'number,incident_state,reopen_count,made_sla,opened_at,sys_updated_at,contact_type,category,subcategory,priority,assignment_group,resolved_at,closed_at';
  const row = (
    id: string,
    state: string,
    reopens: number,
    at: string,
    group: string,
    sla = 'true',
    resolved = '5/3/2016 10:00',
  ) =>
    `${id},${state},${reopens},${sla},29/2/2016 06:38,${at},Phone,Category 9,?,1 - Critical,${group},${resolved},9/3/2016 13:00`;
  const at = (text: string) => utc(`2016-${text}:00`);

  test('dispatches, a reopening with the answer before it, and only the final answer from the repeated columns', async () => {
    const { cases } = await importText(
      [
        header,
        row('INC1', 'New', 0, '29/2/2016 06:38', 'Group 1'),
        row('INC2', 'New', 0, '29/2/2016 07:00', '?'),
        row('INC1', 'Active', 0, '1/3/2016 08:00', '?'),
        row('INC1', 'Resolved', 0, '2/3/2016 09:00', 'Group 2'),
        row('INC1', 'Resolved', 0, '2/3/2016 09:30', 'Group 2'),
        row('INC1', 'Active', 1, '3/3/2016 10:00', 'Group 2'),
        row('INC1', 'Closed', 1, '9/3/2016 13:00', 'Group 2', 'false'),
        row('INC2', 'Closed', 0, '9/3/2016 13:00', '?', 'true', '?'),
      ].join('\n'),
      incidentLog,
    );
    expect(cases.map((c) => [c.externalId, c.line])).toEqual([
      ['INC1', 2],
      ['INC2', 3],
    ]);
    expect(cases[0]).toMatchObject({
      urgency: 'critical',
      subcategory: null,
      channel: 'hotline',
      sourceOnTime: false,
    });
    expect(cases[0]?.steps).toEqual([
      { at: at('02-29T06:38'), step: 'dispatched', department: 'Group 1' },
      { at: at('03-01T08:00'), step: 'dispatched', department: null },
      { at: at('03-02T09:00'), step: 'dispatched', department: 'Group 2' },
      { at: at('03-02T09:00'), step: 'replied', text: null, automatic: false },
      { at: at('03-03T10:00'), step: 'reopened' },
      { at: at('03-05T10:00'), step: 'replied', text: null, automatic: false },
      { at: at('03-09T13:00'), step: 'closed' },
    ]);
    expect(cases[1]?.steps.map((s) => s.step)).toEqual(['closed']);
    expect(cases[1]?.faults.map((f) => [f.line, f.code])).toEqual([[9, 'missing-time']]);
  });

  test('a case that the log leaves open is not answered, although the final times stand on its rows', async () => {
    const { cases } = await importText(
      [header, row('INC1', 'Active', 0, '1/3/2016 06:38', 'Group 1')].join('\n'),
      incidentLog,
    );
    expect(cases[0]?.steps.map((s) => s.step)).toEqual(['dispatched']);
  });
});

describe('helpdesk-log', () => {
  test('first event is receipt, first charge the signature, each resolve an answer', async () => {
    const event = (activity: string, time: string, group = 'A') =>
      `Case 1,${activity},2012/10/${time},type,product,${group}`;
    const { cases } = await importText(
      [
        'Case ID,Activity,Complete Timestamp,service_type,product,workgroup',
        event('Assign seriousness', '09 14:50:17.000'),
        event('Take in charge ticket', '09 14:51:01.000'),
        event('Take in charge ticket', '12 15:02:56.000', 'B'),
        event('Resolve ticket', '25 11:54:26.000', 'B'),
        event('Resolve ticket', '26 11:54:26.000', 'B'),
        event('Closed', '30 11:54:26.000', 'B'),
      ].join('\n'),
      helpdeskLog,
    );
    expect(cases[0]?.receivedAt).toBe(utc('2012-10-09T14:50:17'));
    expect(cases[0]?.steps.map((s) => [new Date(s.at).getUTCDate(), s.step])).toEqual([
      [9, 'dispatched'],
      [9, 'signed'],
      [12, 'dispatched'],
      [25, 'replied'],
      [26, 'replied'],
      [30, 'closed'],
    ]);
  });
});
