/** Quantile 0.975 of the standard normal distribution: two-sided 95 %. */
export const Z95 = 1.959963984540054;

/** Rounding that a share may carry before it is called reached (`numbers.md`, Durations). */
export const REACHED = 1e-9;
