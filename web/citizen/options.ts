import { ref, shallowRef } from 'vue';
import type { PublicOptions } from '../../api/contract/public.ts';
import { call } from './call.ts';

/** What the forms need of the installation, asked for once a visit. */
export const options = shallowRef<PublicOptions | null>(null);
export const optionsFailed = ref(false);

let asking: Promise<void> | null = null;

export function loadOptions(): Promise<void> {
  asking ??= ask().finally(() => {
    if (options.value === null) asking = null;
  });
  return asking;
}

async function ask(): Promise<void> {
  optionsFailed.value = false;
  try {
    options.value = await call<PublicOptions>('/api/v1/public/options');
  } catch {
    optionsFailed.value = true;
  }
}

/** The installation's zone; until it is known, where its people most likely are. */
export function zone(): string {
  return options.value?.installation.zone ?? 'Asia/Shanghai';
}
