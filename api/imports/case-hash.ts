import { createHash } from 'node:crypto';
import type { HistoryStep, ImportedCase } from '../../ingest/imports/profile.ts';

/**
 * SHA-256 of everything that a case says: an equal case, wherever it stands in whatever file, has an equal hash. The line
 * is not part of it, and faults follow from the rest. The order below is kept for good: another would make every case of
 * every earlier import look changed.
 */
export function caseHash(read: ImportedCase): Buffer {
  return createHash('sha256')
    .update(
      JSON.stringify([
        read.externalId,
        read.snapshot,
        read.receivedAt,
        read.channel,
        read.sourceLabel,
        read.lodgedBy,
        read.kind,
        read.urgency,
        read.category,
        read.subcategory,
        read.campus,
        read.title,
        read.text,
        read.dueAt,
        read.sourceOnTime,
        read.steps.map(said),
      ]),
    )
    .digest();
}

function said(step: HistoryStep): unknown[] {
  switch (step.step) {
    case 'dispatched':
      return [step.at, step.step, step.department];
    case 'replied':
      return [step.at, step.step, step.text, step.automatic];
    default:
      return [step.at, step.step];
  }
}

/** The source's own times make no duration: an end before the beginning, or an end without its time. */
export function hasTimeFault(read: ImportedCase): boolean {
  return read.faults.some(({ code }) => code === 'negative-duration' || code === 'missing-time');
}

/** What is read at one time: the profile's file, or one snapshot of it. */
export function feedOf(profile: string, snapshot: string | null): string {
  return snapshot === null ? profile : `${profile}:${snapshot}`;
}
