import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { newDataFolder, startServer, type Running } from './installation.ts';

type Fixtures = {
  /** Opens pages that fail the test when the browser reports an error or a breach of the content policy. */
  open(options?: BrowserContextOptions): Promise<Page>;
};
type WorkerFixtures = {
  /** The demonstration campus, filled once for all journeys. */
  demonstration: { url: string; /** Makes a browser the kiosk of a window. */ kiosk: string };
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  demonstration: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the fixture's needs from its pattern
    async ({}, use) => {
      // writing a journey is quicker against one that already runs
      const url = process.env['HUIYIN_E2E_DEMONSTRATION'];
      const kiosk = process.env['HUIYIN_E2E_KIOSK'] ?? '';
      if (url !== undefined) return use({ url, kiosk });
      const running = await startServer({ data: newDataFolder(), demonstration: true });
      await use({ url: running.url, kiosk: kioskLink(running) });
      await running.discard();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  async open({ browser }, use) {
    const complaints: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        // a refused request is part of a journey; the page says what came of it
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints).toEqual([]);
  },
});

/** The link for a device, as the server prints it. */
function kioskLink(running: Running): string {
  const link = /\S+\/kiosk#token=\S+/.exec(running.printed())?.[0];
  if (link === undefined) throw new Error(`no link for a kiosk was printed:\n${running.printed()}`);
  return link;
}

export { expect } from '@playwright/test';

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
export const DESKTOP = { viewport: { width: 1440, height: 900 } } as const;

/** Enters a staff door as the demonstration's first account of a role, or the one whose name is given. */
export async function enterAs(page: Page, url: string, role: string, name?: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  const account = page.locator('.accounts button').filter({ has: page.locator('strong', { hasText: role }) });
  await (name === undefined ? account : account.filter({ hasText: name })).first().click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
}
