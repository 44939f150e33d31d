import { reactive, watch } from 'vue';
import type { LocationQuery } from 'vue-router';
import { onDevice } from '../keep.ts';
import { uuid } from '../uuid.ts';
import { emptyDraft, isWorthKeeping, readDraft, type Draft } from './draft.ts';
import { KIND_WORDS } from '../../words/domain.ts';
import type { Kind } from '../../../ingest/submission.ts';

const STORED = 'huiyin.draft';

/** The one matter that is being written on this device. */
export const draft = reactive<Draft>(
  readDraft(onDevice.read(STORED), Date.now()) ?? emptyDraft(uuid(), Date.now()),
);

watch(
  () => [draft.answers, draft.sent],
  () => {
    if (!isWorthKeeping(draft)) return;
    onDevice.write(STORED, JSON.stringify({ ...draft, savedAt: Date.now() }));
  },
  { deep: true, flush: 'sync' },
);

/** A new matter: under a new key, with nothing of the old one on the device. */
export function clearDraft(): void {
  Object.assign(draft, emptyDraft(uuid(), Date.now()));
  onDevice.drop(STORED);
}

export function hasDraft(): boolean {
  return isWorthKeeping(draft);
}

function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.keys(KIND_WORDS).includes(value);
}

/** A code on the spot leads here with its place: `?campus=main&place=Canteen%202&service=dining`. */
export function adoptPlace(query: LocationQuery): void {
  const { kind, campus, place, service } = query;
  if (isKind(kind)) draft.answers.kind = kind;
  if (typeof campus === 'string') draft.answers.campus = campus.slice(0, 64);
  if (typeof place === 'string') draft.answers.place = place.slice(0, 200);
  if (typeof service === 'string') draft.answers.service = service.slice(0, 64);
}
