import { saveFile } from './save-file.ts';

/** What stands around a chart that leaves the board: without it nobody knows what the picture counts. */
export interface PictureWords {
  title: string;
  sentence: string;
  /** Filters, period, as-of, when it was made. */
  foot: readonly string[];
}

const MARGIN = 24;
const LINE = 20;

/** The chart's own SVG framed by its title, sentence and question, as one picture. */
export function pictureOf(
  chart: SVGSVGElement,
  words: PictureWords,
): { svg: string; width: number; height: number } {
  const box = chart.getBoundingClientRect();
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const width = Math.ceil(box.width) + 2 * MARGIN;
  const perLine = Math.max(20, Math.floor((width - 2 * MARGIN) / 13));
  const sentence = wrapped(words.sentence, perLine);
  const foot = words.foot.flatMap((line) => wrapped(line, perLine));
  const top = MARGIN + 26 + sentence.length * LINE + 8;
  const height = top + Math.ceil(box.height) + 12 + foot.length * LINE + MARGIN / 2;
  const clone = chart.cloneNode(true);
  if (clone instanceof SVGSVGElement) {
    clone.setAttribute('x', String(MARGIN));
    clone.setAttribute('y', String(top));
  }
  const line = (text: string, y: number, size: number, token: string): string =>
    `<text x="${MARGIN}" y="${y}" font-size="${size}" fill="${colour(token)}">${escaped(text)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif">`,
    `<rect width="${width}" height="${height}" fill="${colour('--surface')}"/>`,
    line(words.title, MARGIN + 14, 17, '--el-text-color-primary'),
    ...sentence.map((text, row) => line(text, MARGIN + 40 + row * LINE, 13, '--el-text-color-regular')),
    new XMLSerializer().serializeToString(clone),
    ...foot.map((text, row) =>
      line(text, top + box.height + 28 + row * LINE, 12, '--el-text-color-secondary'),
    ),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

export function saveSvg(chart: SVGSVGElement, words: PictureWords, name: string): void {
  saveFile(new Blob([pictureOf(chart, words).svg], { type: 'image/svg+xml' }), name);
}

/** Twice the size of the screen, sharp enough to print. */
export async function savePng(chart: SVGSVGElement, words: PictureWords, name: string): Promise<void> {
  const { svg, width, height } = pictureOf(chart, words);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveFile(blob, name);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** SVG breaks no lines. A Chinese character is as wide as two letters. */
export function wrapped(text: string, perLine: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const part of text.match(/[A-Za-z0-9.,%()–-]+\s?|./gsu) ?? []) {
    const wide = [...part].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0);
    if (width + wide > perLine && line !== '') {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += part;
    width += wide;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
