import type { Channel, Kind } from '../../ingest/submission.ts';
import type { RoutingRule } from '../contract/administration.ts';

/** What a rule looks at. */
export type Matter = {
  kind: Kind;
  channel: Channel;
  category: string | null;
  subcategory: string | null;
  campus: string | null;
  service: string | null;
  /** Title and text. */
  words: string;
};

/**
 * The first active rule by position whose every condition holds; null when none does, and the ticket waits for a person.
 * A category condition holds for the category and for its children.
 */
export function firstRule(rules: readonly RoutingRule[], matter: Matter): RoutingRule | null {
  const words = matter.words.toLowerCase();
  return rules.find((rule) => rule.active && holds(rule.when, matter, words)) ?? null;
}

function holds(when: RoutingRule['when'], matter: Matter, words: string): boolean {
  return (
    among(when.categories, [matter.category, matter.subcategory]) &&
    among(when.campuses, [matter.campus]) &&
    among(when.services, [matter.service]) &&
    among(when.kinds, [matter.kind]) &&
    among(when.channels, [matter.channel]) &&
    (when.keywords.length === 0 || when.keywords.some((keyword) => words.includes(keyword.toLowerCase())))
  );
}

const among = (wanted: readonly string[], have: readonly (string | null)[]): boolean =>
  wanted.length === 0 || have.some((each) => each !== null && wanted.includes(each));
