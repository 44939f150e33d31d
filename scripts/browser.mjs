import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError, root } from './ensure-built.mjs';
import { run } from './run.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium that the system has; null when there is none, and Playwright's own must serve. */
export function systemChromium() {
  return SYSTEM.find((path) => existsSync(path)) ?? null;
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { cwd: root });
  return code === 0 && output.trim() !== '';
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * A browser and a font with Chinese, from the system's packages where that is allowed, else from Playwright's
 * installer.
 *
 * @throws SetUpError with one line that says what is missing and how to get it
 */
export async function ensureBrowser(say = console.log) {
  const browser = systemChromium() ?? (await playwrightChromium());
  const font = await hasChineseFont();
  if (browser && font) return say(`  ${browser}`);
  if (process.getuid?.() === 0 && isDebian()) await fromPackages(browser, font, say);
  else if (!browser) await fromPlaywright(say);
  if (!(systemChromium() ?? (await playwrightChromium())))
    throw new SetUpError(
      '缺少 Chromium，请安装后再试 / Chromium is missing: install it (apt-get install chromium), then try again',
    );
  if (!(await hasChineseFont()))
    say(
      '  缺少中文字体，截图中的汉字会显示为方框 / no Chinese font: pictures will show boxes (fonts-noto-cjk)',
    );
}

async function fromPackages(browser, font, say) {
  const missing = [...(browser ? [] : ['chromium']), ...(font ? [] : ['fonts-noto-cjk', 'fontconfig'])];
  say(`  apt-get install ${missing.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...options, 'update'], { cwd: root, env });
  const { code, output } = await run(
    'apt-get',
    [...options, 'install', '-y', '--no-install-recommends', ...missing],
    { cwd: root, env },
  );
  if (code !== 0) say(output.split('\n').slice(-5).join('\n'));
}

async function fromPlaywright(say) {
  say('  playwright install chromium …');
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const { code, output } = await run(process.execPath, [cli, 'install', 'chromium'], { cwd: root });
  if (code !== 0) say(output.split('\n').slice(-5).join('\n'));
}
