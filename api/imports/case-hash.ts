import { createHash } from 'node:crypto';
import type { ImportedCase } from '../../ingest/imports/profile.ts';

/**
 * SHA-256 of everything that a case says: an equal case, wherever it stands in whatever file, has an equal hash. The line
 * is not part of it, and faults follow from the rest.
 */
export function caseHash(read: ImportedCase): Buffer {
  const { line: _line, faults: _faults, ...said } = read;
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest();
}

/** The source's own times make no duration: an end before the beginning, or an end without its time. */
export function hasTimeFault(read: ImportedCase): boolean {
  return read.faults.some(({ code }) => code === 'negative-duration' || code === 'missing-time');
}

/** What is read at one time: the profile's file, or one snapshot of it. */
export function feedOf(profile: string, snapshot: string | null): string {
  return snapshot === null ? profile : `${profile}:${snapshot}`;
}
