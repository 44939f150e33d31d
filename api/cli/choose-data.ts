import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../contract/common.ts';
import { DEMONSTRATION_FOLDER } from '../running/server-settings.ts';

export type Choice = { folder: string; note: Bilingual | null };

const OWN_FOLDER = 'data';

/**
 * On which installation a command works: the one `HUIYIN_DATA` names, else one's own, else the demonstration if only
 * that is there. A command that begins an installation never chooses the demonstration.
 *
 * @param from folder in which relative ones lie
 */
export function chooseData(
  named: string | undefined,
  begins: boolean,
  from: string,
  exists: (path: string) => boolean = existsSync,
): Choice {
  if (named) return { folder: named, note: null };
  const filled = (folder: string): boolean => exists(join(from, folder, 'huiyin.db'));
  if (begins || filled(OWN_FOLDER) || !filled(DEMONSTRATION_FOLDER))
    return { folder: OWN_FOLDER, note: null };
  return {
    folder: DEMONSTRATION_FOLDER,
    note: {
      zh: `没有自己的系统（${OWN_FOLDER}），使用演示 ${DEMONSTRATION_FOLDER}；用 HUIYIN_DATA 指定别处`,
      en: `no installation of your own in ${OWN_FOLDER}: using the demonstration in ${DEMONSTRATION_FOLDER}; HUIYIN_DATA names another`,
    },
  };
}
