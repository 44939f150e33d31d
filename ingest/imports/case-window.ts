import type { RefusedLine } from './profile.ts';

const CASES_IN_HAND = 20_000;

/**
 * The cases of an event log that are being put together. Rows of a case may lie apart, but memory must not grow with the
 * file: at most 20,000 cases are in hand, and the one that has waited longest for a row is taken as complete. A row that
 * comes after that is refused with its line, never made a second ticket.
 */
export function caseWindow<State, Case>(rules: {
  begin(): State;
  finish(id: string, state: State): Case;
  limit?: number;
}): { take(id: string): { state: State; completed: Case[] } | null; end(): Case[] } {
  const limit = rules.limit ?? CASES_IN_HAND;
  const inHand = new Map<string, State>();
  const finished = new Set<string>();

  return {
    /** The state to which a row of the case is to be added; null when the case has already been given out. */
    take(id) {
      if (finished.has(id)) return null;
      const state = inHand.get(id) ?? rules.begin();
      // taken out and put back, so that the map stays in order of the last row
      inHand.delete(id);
      inHand.set(id, state);
      const completed: Case[] = [];
      for (const [oldest, waiting] of inHand) {
        if (inHand.size <= limit) break;
        inHand.delete(oldest);
        finished.add(oldest);
        completed.push(rules.finish(oldest, waiting));
      }
      return { state, completed };
    },
    end() {
      const rest = [...inHand].map(([id, state]) => rules.finish(id, state));
      inHand.clear();
      return rest;
    },
  };
}

export function tooFarApart(line: number, field: string, id: string): RefusedLine {
  return {
    line,
    field,
    value: id.slice(0, 120),
    message: {
      zh: `工单 ${id} 的各行相距太远（其间超过 ${CASES_IN_HAND} 个其他工单）；请先按工单编号排序`,
      en: `the rows of case ${id} lie too far apart (over ${CASES_IN_HAND} other cases between them); sort the file by case`,
    },
  };
}
