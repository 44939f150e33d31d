/** The colours of a chart, read from the same tokens as the page around it. */
export interface ChartTheme {
  dark: boolean;
  text: string;
  muted: string;
  axis: string;
  grid: string;
  surface: string;
  /** An ordinary mark. */
  accent: string;
  /** Context: intervals, averages, small groups. */
  neutral: string;
  /** A mark that chance does not explain; its shape differs as well. */
  signal: string;
  band: string;
  /** At most six, in this order, each with a dash of its own (`LINE_DASHES`). */
  palette: readonly string[];
  /** The five levels of a rating, best first. */
  levels: readonly string[];
}

const FALLBACK = '#808080';

/** Reads a theme through `token`, which gives the value of a CSS custom property or an empty string. */
export function chartTheme(token: (name: string) => string, dark: boolean): ChartTheme {
  const read = (name: string): string => token(name).trim() || FALLBACK;
  return {
    dark,
    text: read('--el-text-color-primary'),
    muted: read('--el-text-color-secondary'),
    axis: read('--chart-axis'),
    grid: read('--line-soft'),
    surface: read('--surface'),
    accent: read('--chart-1'),
    neutral: read('--chart-neutral'),
    signal: read('--chart-signal'),
    band: read('--chart-band'),
    palette: [1, 2, 3, 4, 5, 6].map((place) => read(`--chart-${place}`)),
    levels: [5, 4, 3, 2, 1].map((level) => read(`--chart-level-${level}`)),
  };
}

export const LINE_DASHES: readonly ('solid' | number[])[] = [
  'solid',
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [14, 5],
  [4, 2, 1, 2, 1, 2],
];

/** Colour and dash of the line in that place, for the chart and for the legend beside it. */
export function lineStyleAt(place: number, theme: ChartTheme): { color: string; dash: 'solid' | number[] } {
  return {
    color: theme.palette[place % theme.palette.length] ?? theme.accent,
    dash: LINE_DASHES[place % LINE_DASHES.length] ?? 'solid',
  };
}

/** Ink that can be read on a fill (`#rrggbb`): near black or white, whichever stands out more. */
export function inkOn(fill: string): string {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill);
  if (!parts) return INK_LIGHT;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  // where the contrast to black and to white is equal (WCAG 2.2, relative luminance)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? INK_DARK : INK_LIGHT;
}

const INK_DARK = '#10151c';
const INK_LIGHT = '#ffffff';
