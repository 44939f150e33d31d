import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const HEADER =
  'case_enquiry_id,open_dt,target_dt,closed_dt,ontime,case_status,closure_reason,case_title,subject,reason,type,queue,department,neighborhood,source';
const DEPARTMENTS = ['PWDx', 'ISD', 'PARK', 'BTDT', 'INFO', 'PROP'];
const SOURCES = ['Constituent Call', 'Employee Generated', 'Self Service', 'Citizens Connect App'];
const HOUR = 3_600_000;
const START = Date.parse('2011-07-01T00:00:00Z');

/** Writes a file in the form of Boston's export, a row every 20 minutes on the clock of the file, nine in ten closed. */
export async function writeHistory(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${HEADER}\n`);
  for (let n = 0; n < rows; n += 1) {
    if (!file.write(`${row(n)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function row(n: number): string {
  // a spread that repeats from run to run; no need for it to be random
  const spread = (n * 2_654_435_761) % 4_294_967_296;
  const opened = START + n * 20_000;
  const due = opened + 14 * 24 * HOUR;
  const open = spread % 10 === 0;
  const closed = opened + (spread % 30) * 24 * HOUR;
  const department = DEPARTMENTS[spread % DEPARTMENTS.length];
  return [
    101_000_000 + n,
    written(opened),
    written(due),
    open ? '' : written(closed),
    !open && closed <= due ? 'ONTIME' : 'OVERDUE',
    open ? 'Open' : 'Closed',
    open ? '' : 'Case Resolved. Work completed by the crew on duty',
    `Request ${n} for Pothole Repair`,
    'Public Works Department',
    'Highway Maintenance',
    'Request for Pothole Repair',
    `${department}_Maintenance`,
    department,
    'South Boston',
    SOURCES[spread % SOURCES.length],
  ].join(',');
}

const written = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
