import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of a real data file beside the repository; null when a plain clone has none. Under CI a missing file is a failure. */
export function sharedData(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
  if (existsSync(path)) return path;
  if (process.env.CI) throw new Error(`${path} is missing, and under CI it must be there`);
  console.warn(`skipped: ${path} is not there`);
  return null;
}
