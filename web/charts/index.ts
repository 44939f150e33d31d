import { bars } from './bars.ts';
import { caterpillar } from './caterpillar.ts';
import { funnel } from './funnel.ts';
import { stackedShares } from './stacked-shares.ts';
import { survivalCurves } from './survival-curves.ts';
import { trendLine } from './trend-line.ts';

/** Every chart: a pure function of data and frame (theme, words, language) to an option that `EChart.vue` draws. */
export const charts = {
  bars,
  caterpillar,
  funnel,
  'stacked-shares': stackedShares,
  'survival-curves': survivalCurves,
  'trend-line': trendLine,
};
export type ChartName = keyof typeof charts;
