import type { FactWriter } from './fact-writer.ts';

/** Tails the event log into the fact store. */
export interface Projector {
  /** Last sequence that the facts hold. */
  readonly position: number;
  /** Events committed that the facts do not hold yet. */
  behind(): number;
  /** Resolves when everything committed before the call is in the facts. */
  caughtUp(): Promise<void>;
  /** Runs work that no batch comes between; what is committed meanwhile waits. The signal says that a stop waits for it. */
  alone<T>(work: (writer: FactWriter, signal: AbortSignal) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}
