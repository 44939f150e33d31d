import { join } from 'node:path';
import type { ImportedCase, ImportFault, RefusedLine } from '../../ingest/imports/profile.ts';
import type { ImportConflict, ImportProgress, ImportReport, Lines } from './import-report.ts';
import type { Counts } from './import-run.ts';
import { LineList } from './line-list.ts';

/** Refused lines and conflicts that a report shows; past them a file holds all. */
const SHOWN = 10_000;
const FAULTS_SHOWN = 1_000;

/** Adds up one run: what was read, what became of it, and every line that there is something to say about. */
export class Tally {
  rows = 0;
  bytes = 0;
  /** Cases of this run so far; those that an earlier run has counted are behind `counts.cases`. */
  seen = 0;
  /** Of all runs of this file. */
  counts: Counts;
  readonly #folder: string;
  readonly #refused: LineList<RefusedLine>;
  readonly #conflicts: LineList<ImportConflict>;
  readonly #faults = new Map<ImportFault['code'], LineList<ImportFault>>();

  /** @param folder where lists too long for a report are kept, one folder a run */
  constructor(folder: string, counts: Counts) {
    this.#folder = folder;
    this.counts = counts;
    this.#refused = new LineList(join(folder, 'refused.ndjson'), SHOWN);
    this.#conflicts = new LineList(join(folder, 'conflicts.ndjson'), SHOWN);
  }

  read(batch: { rows: number; bytes: number; refused: RefusedLine[]; cases: ImportedCase[] }): void {
    this.rows += batch.rows;
    this.bytes = batch.bytes;
    for (const line of batch.refused) this.#refused.add(line);
    for (const each of batch.cases) for (const fault of each.faults) this.#fault(fault);
  }

  conflicts(found: readonly ImportConflict[]): void {
    for (const each of found) this.#conflicts.add(each);
  }

  progress(): ImportProgress {
    const { cases: _cases, ...counts } = this.counts;
    return {
      rows: this.rows,
      cases: this.seen,
      ...counts,
      refused: this.#refused.count,
      bytes: this.bytes,
    };
  }

  /** Closes the lists; nothing is to be added after. */
  end(): Pick<ImportReport, 'rows' | 'refused' | 'conflicts' | 'faults'> & Counts {
    const faults: Partial<Record<ImportFault['code'], Lines<ImportFault>>> = {};
    for (const [code, list] of this.#faults) faults[code] = list.end();
    return {
      rows: this.rows,
      ...this.counts,
      refused: this.#refused.end(),
      conflicts: this.#conflicts.end(),
      faults,
    };
  }

  #fault(fault: ImportFault): void {
    let list = this.#faults.get(fault.code);
    if (!list) {
      list = new LineList(join(this.#folder, `${fault.code}.ndjson`), FAULTS_SHOWN);
      this.#faults.set(fault.code, list);
    }
    list.add(fault);
  }
}
