import type { LiveEvent } from '../contract/tickets.ts';

export type Listener = (event: LiveEvent) => void;

/** Tells everyone who listens what changed, after it is on disk. A slow listener is its own problem. */
export class LiveBus {
  readonly #listeners = new Set<Listener>();

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
