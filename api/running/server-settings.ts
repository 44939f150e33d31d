import { readSettings, SettingsError, type Settings } from '../settings.ts';
import { EXIT } from './exit-codes.ts';
import { StartError, systemCode } from './start-error.ts';

/** A demonstration never meets an installation of one's own. */
export const DEMONSTRATION_FOLDER = 'data/demonstration';

/**
 * Settings of the server process: a demonstration has a data folder of its own unless one is named.
 *
 * @throws StartError naming the variable that cannot be used
 */
export function readServerSettings(
  environment: Record<string, string | undefined>,
  demonstration: boolean,
): Settings {
  const named = environment['HUIYIN_DATA'] || (demonstration ? DEMONSTRATION_FOLDER : undefined);
  // whoever looks at a demonstration reads the doors, not the log
  const log = environment['HUIYIN_LOG'] || (demonstration ? 'warn' : undefined);
  try {
    return readSettings({ ...environment, HUIYIN_DATA: named, HUIYIN_LOG: log }, { demonstration });
  } catch (error) {
    if (error instanceof SettingsError)
      throw new StartError(EXIT.usage, { zh: error.message, en: '' }, error);
    const code = systemCode(error);
    if (code === null) throw error;
    throw new StartError(
      EXIT.usage,
      {
        zh: `HUIYIN_DATA: 数据文件夹“${named ?? 'data'}”无法建立（${code}），请检查权限或换一处`,
        en: `HUIYIN_DATA: the data folder "${named ?? 'data'}" cannot be made (${code}): check its permissions or name another one`,
      },
      error,
    );
  }
}
