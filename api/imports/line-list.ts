import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lines } from './import-report.ts';

const BUFFERED = 500;

/**
 * Every line that there is something to say about, in memory that does not grow: the first ones are shown in the report,
 * and as soon as there are more, all of them are written to a file, a JSON line each.
 */
export class LineList<T> {
  readonly #path: string;
  readonly #most: number;
  readonly #shown: T[] = [];
  #buffer: string[] = [];
  #count = 0;
  #spilled = false;

  constructor(path: string, most: number) {
    this.#path = path;
    this.#most = most;
    // left by an interrupted run, whose lines are read again
    rmSync(path, { force: true });
  }

  get count(): number {
    return this.#count;
  }

  add(line: T): void {
    this.#count += 1;
    if (this.#count <= this.#most) {
      this.#shown.push(line);
      return;
    }
    if (!this.#spilled) {
      this.#spilled = true;
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      this.#buffer = this.#shown.map((each) => JSON.stringify(each));
    }
    this.#buffer.push(JSON.stringify(line));
    if (this.#buffer.length >= BUFFERED) this.#flush();
  }

  end(): Lines<T> {
    this.#flush();
    return { count: this.#count, shown: this.#shown, file: this.#spilled ? this.#path : null };
  }

  #flush(): void {
    if (this.#buffer.length === 0) return;
    appendFileSync(this.#path, `${this.#buffer.join('\n')}\n`, { mode: 0o600 });
    this.#buffer = [];
  }
}
