import type { Kind } from '../../ingest/submission.ts';

/**
 * One thing that people on a campus turn to the centre about, in their words. Words in braces are filled in by
 * `compose.ts`. The first sentence becomes the title.
 */
export type Topic = {
  /** Second-level category. */
  category: string;
  /** How often, against the other topics. */
  weight: number;
  /** Who answers for it in the end. */
  department: string;
  /** Where it is sent by mistake, now and then. */
  astray?: string;
  service?: string;
  /** Share of urgent ones. */
  urgent?: number;
  campuses?: readonly string[];
  says: Partial<Record<Kind, readonly string[]>>;
  /** From international students. */
  saysEnglish?: Partial<Record<Kind, readonly string[]>>;
  answers: readonly string[];
  answersEnglish?: readonly string[];
};
