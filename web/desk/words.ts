import { useI18n } from 'vue-i18n';
import type { Bilingual } from '../../api/contract/common.ts';
import { inWords } from '../ui/locale.ts';
import {
  CHANNEL_WORDS,
  CLOCK_WORDS,
  DISCLOSURE_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  ROLE_WORDS,
  STATE_WORDS,
  URGENCY_WORDS,
} from '../words/domain.ts';

const SHARED: Record<string, Record<string, Bilingual>> = {
  channel: CHANNEL_WORDS,
  clock: CLOCK_WORDS,
  disclosure: DISCLOSURE_WORDS,
  kind: KIND_WORDS,
  level: LEVEL_WORDS,
  role: ROLE_WORDS,
  state: STATE_WORDS,
  urgency: URGENCY_WORDS,
};

/** Words of the domain in the reader's language: the shared ones, then the desk's own; an unknown code stays as it is. */
export function useWords() {
  const { t, te } = useI18n();
  const word = (group: string, code: string | number): string => {
    const shared = SHARED[group]?.[code];
    if (shared) return inWords(shared);
    const key = `desk.word.${group}.${code}`;
    return te(key) ? t(key) : String(code);
  };
  return {
    word,
    state: (code: string) => word('state', code),
    kind: (code: string) => word('kind', code),
    urgency: (code: string) => word('urgency', code),
    channel: (code: string) => word('channel', code),
    level: (code: number) => word('level', code),
  };
}
