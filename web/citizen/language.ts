import { computed, ref, watchEffect, type ComputedRef } from 'vue';
import type { Bilingual } from '../../api/contract/common.ts';
import { onDevice } from './keep.ts';
import { languageFrom, type Language } from './language-choice.ts';

/** The same name as the staff doors use, so that a choice made in one holds in all. */
const STORED = 'huiyin.language';

export const language = ref<Language>(
  languageFrom({
    asked: new URLSearchParams(window.location.search).get('lang'),
    stored: onDevice.read(STORED),
    browser: navigator.language,
  }),
);

/** For `Accept-Language`, `Intl` and the `lang` attribute. */
export const languageTag = computed(() => (language.value === 'en' ? 'en' : 'zh-CN'));

watchEffect(() => {
  document.documentElement.lang = languageTag.value;
});

/** What the reader chose, for this visit and, unless told otherwise, for the next. */
export function chooseLanguage(next: Language, remember = true): void {
  language.value = next;
  if (remember) onDevice.write(STORED, languageTag.value);
}

/** A page's own words, each language whole, so that a missing one does not compile. */
export function useText<T>(text: { zh: T; en: T }): ComputedRef<T> {
  return computed(() => text[language.value]);
}

/** The word of a pair in the reader's language; an empty one falls to the other language. */
export function inWords(pair: Bilingual): string {
  return language.value === 'en' ? pair.en || pair.zh : pair.zh || pair.en;
}
