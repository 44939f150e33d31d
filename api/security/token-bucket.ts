export type Allowance = {
  /** How many at once at most. */
  burst: number;
  /** How many more each minute. */
  perMinute: number;
};

type Bucket = { tokens: number; at: number };

/** Beyond these the one used longest ago is forgotten: an attacker with many addresses must not fill the memory. */
const MOST = 50_000;

/** Token buckets in memory, one for each key; each process counts for itself. Time is an argument. */
export class TokenBuckets {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Takes a token: null, or after how many seconds there will be one again. */
  take(key: string, now: number): number | null {
    const tokens = this.#tokens(key, now);
    if (tokens < 1) return Math.ceil(((1 - tokens) * 60) / this.#allowance.perMinute);
    this.#put(key, { tokens: tokens - 1, at: now });
    return null;
  }

  /** Seconds until there is a token, null when there is one now; takes none. */
  wait(key: string, now: number): number | null {
    const tokens = this.#tokens(key, now);
    return tokens < 1 ? Math.ceil(((1 - tokens) * 60) / this.#allowance.perMinute) : null;
  }

  /** Fills a bucket up again, as after a right password. */
  forgive(key: string): void {
    this.#buckets.delete(key);
  }

  #tokens(key: string, now: number): number {
    const bucket = this.#buckets.get(key);
    if (!bucket) return this.#allowance.burst;
    // a clock that jumps back gives nothing and takes nothing
    const minutes = Math.max(0, now - bucket.at) / 60_000;
    return Math.min(this.#allowance.burst, bucket.tokens + minutes * this.#allowance.perMinute);
  }

  #put(key: string, bucket: Bucket): void {
    // re-inserted, so that the map's order is that of the last use
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= MOST) return;
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
