/**
 * Waiting times span minutes to months, so their axis is log10(1 + hours): it shows the first hours and the long
 * tail alike, and unlike a plain logarithm it has a zero.
 */
export function toScale(hours: number): number {
  return Math.log10(1 + Math.max(0, hours));
}

const ELAPSED_TICKS = [0, 1, 4, 12, 24, 72, 168, 336, 720, 2160, 4320, 8760, 17520, 43800, 87600];
const WORKING_TICKS = [0, 1, 4, 8, 16, 40, 80, 160, 320, 640, 1280, 2560, 5120];
const NARROW_ELAPSED = [0, 4, 24, 168, 720, 4320, 17520, 87600];
const NARROW_WORKING = [0, 4, 16, 80, 320, 1280, 5120];

/** Between two near ends more ticks are needed than on an axis from zero. */
const CLOSE_ELAPSED = [
  0, 0.5, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720, 1440, 2160, 4320, 8760, 17520,
  43800,
];
const CLOSE_WORKING = [0, 0.5, 1, 2, 4, 8, 12, 16, 24, 32, 40, 60, 80, 120, 160, 240, 320, 640, 1280, 2560];

/** Round hours to print below the axis: from the last at or under `nearest` to the first that covers `furthest`. */
export function hourTicks(
  furthest: number,
  clock: 'elapsed' | 'working',
  narrow: boolean,
  nearest = 0,
): number[] {
  const elapsed = nearest > 0 ? CLOSE_ELAPSED : narrow ? NARROW_ELAPSED : ELAPSED_TICKS;
  const working = nearest > 0 ? CLOSE_WORKING : narrow ? NARROW_WORKING : WORKING_TICKS;
  const all = clock === 'elapsed' ? elapsed : working;
  const first = Math.max(
    0,
    all.findLastIndex((tick) => tick <= nearest),
  );
  const last = all.findIndex((tick) => tick >= furthest);
  return last === -1 ? all.slice(first) : all.slice(first, Math.max(first + 2, last + 1));
}
