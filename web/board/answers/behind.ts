import type { InjectionKey, Ref } from 'vue';

/** How many events the facts are behind, as the last page that asked was told; null before any. */
export const behindKey: InjectionKey<Ref<number | null>> = Symbol('behind');
