import type { HistoryStep, ImportedCase } from '../../ingest/imports/profile.ts';
import type { Bilingual } from '../contract/common.ts';
import type { DataOf, Words } from '../ledger/events.ts';
import { hasTimeFault } from './case-hash.ts';
import type { KnownHead, KnownLife, KnownStep } from './known-life.ts';
import { livable } from './life.ts';

/** Something that the source now tells otherwise and that no appended event can say. */
export type Disagreement = { field: string; kept: string; read: string; message: Bilingual };

export type Difference = {
  /** What the source has changed its mind about; null for nothing. */
  classified: DataOf<'classified'> | null;
  /** What has happened since it was last read. */
  steps: HistoryStep[];
  disagreements: Disagreement[];
};

/** Whether words that are kept are these; null when they were erased and nobody can tell. */
export type SameWords = (kept: Words | null, read: string | null) => boolean | null;

const CHANGEABLE = [
  'feed',
  'kind',
  'urgency',
  'category',
  'subcategory',
  'campus',
  'sourceOnTime',
  'dueAt',
  'timeFault',
] as const;
const FIXED = ['receivedAt', 'channel', 'source', 'lodgedBy'] as const;

/**
 * What a case that is read again says beyond what was known of it: pure. The past that both tell alike stays; what
 * follows is appended; a past told otherwise is a disagreement, and then no step is taken.
 */
export function differenceOf(
  known: KnownLife,
  read: ImportedCase,
  feed: string,
  sameWords: SameWords,
): Difference {
  const head = headOf(read, feed);
  const disagreements = FIXED.filter((field) => known.head[field] !== head[field]).map((field) =>
    disagreement(field, known.head[field], head[field]),
  );
  // steps at the receipt would move with it, and tell the same disagreement once more
  const steps =
    known.head.receivedAt === read.receivedAt
      ? followingSteps(known, livable(read.steps), sameWords, disagreements)
      : [];
  checkWords('title', known.words['title'], read.title, sameWords, disagreements);
  checkWords('body', known.words['body'], read.text, sameWords, disagreements);
  return { classified: changesOf(known.head, head), steps, disagreements };
}

function headOf(read: ImportedCase, feed: string): KnownHead {
  return {
    feed,
    source: read.sourceLabel,
    channel: read.channel,
    kind: read.kind,
    urgency: read.urgency,
    category: read.category,
    subcategory: read.subcategory,
    campus: read.campus,
    lodgedBy: read.lodgedBy,
    sourceOnTime: read.sourceOnTime,
    dueAt: read.dueAt,
    timeFault: hasTimeFault(read),
    receivedAt: read.receivedAt,
  };
}

function changesOf(known: KnownHead, now: KnownHead): DataOf<'classified'> | null {
  const changed = CHANGEABLE.filter((field) => known[field] !== now[field]);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

function followingSteps(
  known: KnownLife,
  read: HistoryStep[],
  sameWords: SameWords,
  disagreements: Disagreement[],
): HistoryStep[] {
  let same = 0;
  while (equalSteps(known.steps[same], read[same])) {
    const [kept, now] = [known.steps[same], read[same]];
    if (kept?.step === 'replied' && now?.step === 'replied' && sameWords(kept.words, now.text) === false)
      disagreements.push(disagreement('reply', '…', now.text ?? ''));
    same += 1;
  }
  const rest = known.steps.slice(same);
  const news = read.slice(same);
  const last = rest.at(-1);
  if (last !== undefined) {
    const first = news[0];
    // while nobody has answered, another department is a transfer; anything else would be another past
    const transferred =
      rest.every(({ step }) => step === 'dispatched') && first?.step === 'dispatched' && first.at >= last.at;
    if (!transferred) {
      disagreements.push(disagreement('steps', told(rest), told(news)));
      return [];
    }
    if (equalSteps(last, first)) news.shift();
  }
  if (news.length > 0 && known.handledHere) {
    disagreements.push({
      field: 'steps',
      kept: told(known.steps),
      read: told(news),
      message: {
        zh: '此工单已在本系统处理，来源的后续步骤未追加',
        en: 'the ticket has been handled here since; what the source did was not appended',
      },
    });
    return [];
  }
  return news;
}

function equalSteps(kept: KnownStep | undefined, read: HistoryStep | undefined): boolean {
  if (!kept || !read || kept.step !== read.step || kept.at !== read.at) return false;
  if (kept.step === 'dispatched') return read.step === 'dispatched' && kept.department === read.department;
  return kept.step !== 'replied' || (read.step === 'replied' && kept.automatic === read.automatic);
}

function checkWords(
  field: string,
  kept: Words | undefined,
  read: string | null,
  sameWords: SameWords,
  disagreements: Disagreement[],
): void {
  // a title of ours stands in where the source has none
  if (read === null && (kept === undefined || field === 'title')) return;
  if (sameWords(kept ?? null, read) === false) disagreements.push(disagreement(field, '…', read ?? ''));
}

function disagreement(field: string, kept: unknown, read: unknown): Disagreement {
  return {
    field,
    kept: String(kept).slice(0, 120),
    read: String(read).slice(0, 120),
    message: {
      zh: `来源改写了 ${field}，已有记录保持不变`,
      en: `the source has rewritten ${field}; what was recorded stays as it is`,
    },
  };
}

function told(steps: readonly (KnownStep | HistoryStep)[]): string {
  return steps.map(({ step, at }) => `${step} ${new Date(at).toISOString()}`).join(', ') || '-';
}
