/**
 * Logarithmic buckets of 1 %: bucket k holds durations in (1000 ms * 1.01^(k-1), 1000 ms * 1.01^k]. Zero is a bin of its
 * own (bucket -1), everything up to a second is bucket 0. Ten years are bucket 1,968.
 */
export const BUCKET_RATIO = 1.01;
export const BUCKET_UNIT_MS = 1000;

/** Bucket of a duration in ms. */
export function bucketOf(duration: number): number {
  if (duration <= 0) return -1;
  if (duration <= BUCKET_UNIT_MS) return 0;
  return Math.ceil(Math.log(duration / BUCKET_UNIT_MS) / Math.log(BUCKET_RATIO) - 1e-9);
}

const upper = (bucket: number): number => BUCKET_UNIT_MS * BUCKET_RATIO ** bucket;
/** Powers of the buckets up to thirty years: a figure over a million tickets asks for some ten thousand of them. */
const UPPER = Float64Array.from({ length: 2100 }, (_, bucket) => upper(bucket));

/** Largest duration of a bucket, ms. */
export function bucketUpper(bucket: number): number {
  return bucket < 0 ? 0 : (UPPER[bucket] ?? upper(bucket));
}

/** Smallest duration of a bucket (exclusive), ms. */
export function bucketLower(bucket: number): number {
  return bucket <= 0 ? 0 : bucketUpper(bucket - 1);
}
