type Waiting<T, R> = { given: T; resolve: (result: R) => void; reject: (error: unknown) => void };

/** Arrivals of one command at most: its rows hold the process while they are written. */
const MOST = 100;

/**
 * Gathers what arrives while the last command commits, so that the next takes all of it together. When a command fails,
 * each of its arrivals is tried alone and fails or succeeds for itself.
 */
export class ArrivalLane<T, R> {
  readonly #ways: { together: (given: T[]) => Promise<R[]>; alone: (given: T) => Promise<R> };
  #waiting: Waiting<T, R>[] = [];
  #running = false;

  constructor(ways: { together: (given: T[]) => Promise<R[]>; alone: (given: T) => Promise<R> }) {
    this.#ways = ways;
  }

  receive(given: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ given, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // requests that came in the same turn of the loop are still being read
      await new Promise<void>((resolve) => setImmediate(resolve));
      await this.#take(this.#waiting.splice(0, MOST));
    }
    this.#running = false;
  }

  async #take(group: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#ways.together(group.map(({ given }) => given));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('an arrival came back without an outcome'));
        else resolve(result);
      }
    } catch {
      // whatever it was, the one that it belongs to gets it again, and only that one
      await Promise.all(
        group.map(({ given, resolve, reject }) => this.#ways.alone(given).then(resolve, reject)),
      );
    }
  }
}
