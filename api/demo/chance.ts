/** Seeded chance: the same seed gives the same campus, day for day. */
export type Chance = {
  /** Uniform in [0, 1). */
  next(): number;
  /** True with probability `p`. */
  hit(p: number): boolean;
  /** Whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the keys by its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Log-normal with this median: most waits are short, some are very long. */
  around(median: number, spread: number): number;
  /** How many things happen where so many do on average. */
  poisson(mean: number): number;
  bytes(count: number): Uint8Array;
};

/** sfc32 from a word as seed: small, fast, and passes the usual tests; nothing here needs secrecy. */
export function seededChance(seed: string): Chance {
  let [a, b, c, d] = seedState(seed);
  const word = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let round = 0; round < 16; round += 1) word();
  const next = (): number => word() / 4294967296;
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    hit: (p) => next() < p,
    pick(list) {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    weighted(list) {
      let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        rest -= weight;
        if (rest < 0) return value;
      }
      const last = list.at(-1);
      if (!last) throw new Error('nothing to choose from');
      return last[0];
    },
    around: (median, spread) => median * Math.exp(spread * normal(next)),
    poisson(mean) {
      const enough = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > enough; product *= next()) count += 1;
      return count;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => word() & 0xff),
  };
}

/** Box and Muller. */
function normal(next: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - next()));
  return radius * Math.cos(2 * Math.PI * next());
}

/** FNV-1a of the seed with four beginnings. */
function seedState(seed: string): [number, number, number, number] {
  const hash = (start: number): number => {
    let value = start;
    for (const letter of seed) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16777619);
    return value | 0;
  };
  return [hash(2166136261), hash(374761393), hash(668265263), hash(1274126177)];
}
