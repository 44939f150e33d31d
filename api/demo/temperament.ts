/** How a department of the demonstration works: the faults that real ones have. */
export type Temperament = {
  /** Median working minutes from dispatch to sign. */
  sign: number;
  /** Median share of the answer limit that it uses, and how much that varies (log-normal). */
  pace: number;
  spread: number;
  /** Share of what it signs and then leaves lying for weeks. */
  forgets: number;
  /** Share of rightly sent tickets that it sends back all the same. */
  returns: number;
  /** Share of its late answers that it hurries out in the last hours before the deadline. */
  heaps: number;
  /** Quality of the answers: shifts what people think of them (0 is the campus's mean). */
  craft: number;
  /** Median share of the rectification limit that it uses. */
  rectifies: number;
};

const usual: Temperament = {
  sign: 70,
  pace: 0.38,
  spread: 0.75,
  forgets: 0.008,
  returns: 0.015,
  heaps: 0.15,
  craft: 0,
  rectifies: 0.6,
};

const TEMPERAMENTS: Record<string, Partial<Temperament>> = {
  centre: { sign: 35, pace: 0.12 },
  dining: { pace: 0.3, craft: 0.15 },
  housing: { pace: 0.44, spread: 0.8, craft: -0.15, returns: 0.03 },
  repair: { sign: 45, pace: 0.34, spread: 0.9, craft: -0.05 },
  academic: { pace: 0.42, craft: 0.05 },
  library: { sign: 40, pace: 0.2, spread: 0.5, craft: 0.5, forgets: 0.002 },
  it: { sign: 30, pace: 0.24, spread: 0.7, craft: 0.25 },
  security: { pace: 0.45, returns: 0.05 },
  // always on time, and always in the last hours
  finance: { pace: 0.7, spread: 0.55, heaps: 0.8, craft: -0.3, rectifies: 0.75 },
  'student-affairs': { pace: 0.4, craft: 0.2 },
  hospital: { pace: 0.42, spread: 0.75, craft: -0.2 },
  graduate: { pace: 0.46, craft: -0.05 },
  // the late one
  construction: {
    sign: 200,
    pace: 0.84,
    spread: 0.7,
    forgets: 0.07,
    returns: 0.1,
    craft: -0.6,
    rectifies: 1.5,
  },
  international: { pace: 0.3, craft: 0.45 },
};

export function temperamentOf(department: string): Temperament {
  return { ...usual, ...TEMPERAMENTS[department] };
}
