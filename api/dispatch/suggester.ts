/** What is known of a matter that nobody has classified yet. */
export type Proposal = {
  category: string | null;
  department: string | null;
  /** 0 to 1. */
  confidence: number;
  /** Words that spoke for it. */
  because: string[];
  from: 'rule' | 'learnt';
};

/** Proposes category and department from the words, learnt from the installation's own closed tickets. */
export interface Suggester {
  /** Null when it has nothing to go on. */
  propose(words: string): Proposal | null;
  /** Learns afresh from what is answered and closed now. */
  refresh(): Promise<void>;
}
