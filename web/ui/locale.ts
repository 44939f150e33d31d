import { createI18n } from 'vue-i18n';
import { computed } from 'vue';
import type { Bilingual } from '../../api/contract/common.ts';
import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';

/** The language of the domain's own words (`Bilingual`). */
export type Language = 'zh' | 'en';
/** A tree of messages in one language; a door's own tree stands beside the shell's `ui`. */
export interface MessageTree {
  [key: string]: string | MessageTree;
}
export interface DoorMessages {
  zh: MessageTree;
  en: MessageTree;
}

const STORED = 'huiyin.language';

function firstLocale(): 'zh-CN' | 'en' {
  const stored = localStorage.getItem(STORED);
  if (stored === 'en' || stored === 'zh-CN') return stored;
  return navigator.language.toLowerCase().startsWith('zh') || navigator.language === '' ? 'zh-CN' : 'en';
}

const messages: Record<'zh-CN' | 'en', MessageTree> = { 'zh-CN': { ui: zh }, en: { ui: en } };

export const i18n = createI18n({
  legacy: false,
  locale: firstLocale(),
  fallbackLocale: 'zh-CN',
  messages,
});

/** Adds a door's messages beside the shell's. Call it before mounting. */
export function addMessages(door: DoorMessages): void {
  i18n.global.mergeLocaleMessage('zh-CN', door.zh);
  i18n.global.mergeLocaleMessage('en', door.en);
  markDocument();
}

/** The reader's language, reactive. */
export const language = computed<Language>(() => (i18n.global.locale.value === 'en' ? 'en' : 'zh'));

/** For `Accept-Language`, `Intl` and the `lang` attribute. */
export const languageTag = computed(() => (language.value === 'en' ? 'en' : 'zh-CN'));

export function setLanguage(next: Language): void {
  i18n.global.locale.value = next === 'en' ? 'en' : 'zh-CN';
  localStorage.setItem(STORED, languageTag.value);
  markDocument();
}

function markDocument(): void {
  document.documentElement.lang = languageTag.value;
}

/** The word of a bilingual pair in the reader's language; an empty pair falls to the other language. */
export function inWords(pair: Bilingual | null | undefined): string {
  if (!pair) return '';
  return (language.value === 'en' ? pair.en || pair.zh : pair.zh || pair.en) ?? '';
}

/** Name of a coded thing (department, campus, category), or a dash where there is none. */
export function nameOf(named: { name: Bilingual } | null | undefined): string {
  return named ? inWords(named.name) : '–';
}
