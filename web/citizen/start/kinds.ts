import { computed, type ComputedRef } from 'vue';
import type { Kind } from '../../../ingest/submission.ts';
import { KIND_WORDS } from '../../words/domain.ts';
import { inWords, language } from '../language.ts';
import { options } from '../options.ts';
import { START } from './texts.ts';

export type KindChoice = { code: Kind; name: string; hint: string };

const OWN: Kind[] = ['complaint', 'consultation', 'help', 'suggestion', 'report', 'praise'];

/** The kinds as the installation words them; its usual words until it has answered, so that nobody waits for them. */
export function useKinds(): ComputedRef<KindChoice[]> {
  return computed(() => {
    const told = options.value?.kinds;
    if (told) return told.map(({ code, name, hint }) => ({ code, name: inWords(name), hint: inWords(hint) }));
    const { hints } = START[language.value];
    return OWN.map((code) => ({ code, name: inWords(KIND_WORDS[code]), hint: hints[code] }));
  });
}
