import type { Channel, Disclosure, Kind, Urgency } from '../../ingest/submission.ts';
import type { Chance } from './chance.ts';
import { matterText, praiseWords, sceneAt, type Scene } from './compose.ts';
import { CATEGORIES, DEPARTMENTS } from './campus.ts';
import type { Lodging } from './happening.ts';
import { someone, type Someone } from './people.ts';

/** What somebody will say, before a door has heard it. */
export type Matter = {
  kind: Kind;
  urgency: Urgency;
  language: 'zh' | 'en';
  scene: Scene;
  text: string;
  place: string | null;
  /** What the person chooses from the list where the door has one; people choose wrongly now and then. */
  category: string | null;
  disclosure: Disclosure;
  person: Someone;
};

const KIND_WEIGHTS: Record<Kind, number> = {
  complaint: 44,
  consultation: 24,
  help: 24,
  suggestion: 7,
  report: 6,
  praise: 3,
};
const CAMPUS_WEIGHTS = [
  ['main', 56],
  ['north', 27],
  ['east', 17],
] as const;
const POPULATION = 4200;

export function matterOf(chance: Chance, lodging: Lodging): Matter {
  const { topic, channel } = lodging;
  const english =
    topic.saysEnglish !== undefined && chance.hit(topic.department === 'international' ? 0.8 : 0.09);
  const language = english ? 'en' : 'zh';
  const says = (english ? topic.saysEnglish : topic.says) ?? topic.says;
  const kinds = Object.keys(KIND_WEIGHTS).filter(isKind);
  const kind = chance.weighted(
    kinds
      .filter((each) => says[each] !== undefined || (each === 'praise' && lodging.dorm === null))
      .map((each) => [each, KIND_WEIGHTS[each]] as const),
  );
  const scene = sceneAt(chance, lodging.campus ?? campusOf(chance, topic.campuses), nameOf(topic.department));
  if (lodging.dorm !== null) [scene.slots['dorm'], scene.slots['dormEn']] = lodging.dorm;
  const words = kind === 'praise' ? praiseWords(language) : (says[kind] ?? []);
  const text = matterText(chance, words, kind, language, scene);
  return {
    kind,
    urgency: urgencyOf(chance, kind, topic.urgent ?? 0),
    language,
    scene,
    text,
    place: placeIn(text, scene),
    category: chance.hit(0.06) ? chance.pick(LEAVES) : topic.category,
    disclosure: disclosureOf(chance, kind, channel),
    person: someone(chance, POPULATION, language),
  };
}

const LEAVES = CATEGORIES.filter(({ parent }) => parent !== null).map(({ code }) => code);

const isKind = (name: string): name is Kind => Object.hasOwn(KIND_WEIGHTS, name);

function campusOf(chance: Chance, only: readonly string[] | undefined): string {
  return chance.weighted(CAMPUS_WEIGHTS.filter(([code]) => only === undefined || only.includes(code)));
}

function nameOf(code: string): readonly [string, string] {
  const row = DEPARTMENTS.find((each) => each.code === code);
  return [row?.nameZh ?? code, row?.nameEn ?? code];
}

function urgencyOf(chance: Chance, kind: Kind, share: number): Urgency {
  if (kind !== 'complaint' && kind !== 'help' && kind !== 'report') return 'normal';
  if (!chance.hit(share)) return 'normal';
  return chance.hit(0.06) ? 'critical' : 'urgent';
}

function disclosureOf(chance: Chance, kind: Kind, channel: Channel): Disclosure {
  if (channel === 'public-account') return 'centre';
  if (chance.hit(kind === 'report' ? 0.5 : channel === 'online' ? 0.09 : 0.02)) return 'anonymous';
  return chance.hit(kind === 'report' ? 0.7 : 0.12) ? 'centre' : 'department';
}

function placeIn(text: string, { slots }: Scene): string | null {
  const names = ['dorm', 'hall', 'canteen', 'road', 'dormEn', 'hallEn', 'canteenEn'].flatMap(
    (slot) => slots[slot] ?? [],
  );
  return names.find((name) => text.includes(name)) ?? null;
}
