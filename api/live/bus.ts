import type { LiveEvent } from '../contract/tickets.ts';

export type Listener = (event: LiveEvent) => void;

/** Tells everyone who listens what changed, after it is on disk. A slow listener is its own problem. */
export class LiveBus {
  readonly #listeners = new Set<Listener>();
  readonly #ending = new Set<() => void>();
  #ended = false;

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears when the process stops: a stream that stays open would hold it. */
  onEnd(listener: () => void): () => void {
    if (this.#ended) listener();
    this.#ending.add(listener);
    return () => this.#ending.delete(listener);
  }

  end(): void {
    this.#ended = true;
    for (const listener of this.#ending) listener();
  }

  publish(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
