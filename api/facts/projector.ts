/** Tails the event log into the fact store. */
export interface Projector {
  /** Last sequence that the facts hold. */
  readonly position: number;
  /** Events committed that the facts do not hold yet. */
  behind(): number;
  /** Resolves when everything committed before the call is in the facts. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}
