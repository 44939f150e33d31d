import { v7 } from 'uuid';
import type { Chance } from './chance.ts';

/** UUIDv7 of the story's time and the seed's chance, so that the same seed makes the same chain. */
export function seededIds(chance: Chance, now: () => number): () => string {
  return () => v7({ msecs: now(), random: chance.bytes(16) });
}
