import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { huiyin, newDataFolder, startServer, type Running } from '../support/installation.ts';
import { DESKTOP, expect, test } from '../support/test.ts';

/** Boston 311, July to September 2011, as of 2011-10-01: figures computed with R (`data/reference.json`). */
const FILE = join(import.meta.dirname, '../../../../shared/data/boston311_2011q3.csv.gz');
const AS_OF = '2011-10-01T00:00:00Z';
const PASSWORD = '回音 boston correct horse';

let running: Running | undefined;

test.skip(!existsSync(FILE) && !process.env['CI'], 'the Boston file lies beside the checkout, not in it');
test.describe.configure({ mode: 'serial' });
test.afterAll(async () => running?.discard());

const server = (): Running => {
  if (!running) throw new Error('the import comes first');
  return running;
};

async function signedIn(page: Page): Promise<void> {
  await page.goto(`${server().url}/board/sign-in`);
  await page.locator('#email').fill('leader@example.edu');
  await page.locator('#password').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
}

test('the command line imports the file into an empty installation, and a second time does nothing', async () => {
  const data = newDataFolder();
  const first = await huiyin(data, 'import', FILE, '--profile', 'boston311', '--json');
  expect(first.code, first.err).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ created: 31_828 });
  const again = await huiyin(data, 'import', FILE, '--profile', 'boston311', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ created: 0, changed: 0, unchanged: 31_828 });
  running = await startServer({ data, demonstration: false });
});

test('the command line answers beside the running server', async () => {
  const asked = await huiyin(server().data, 'metric', 'resolution-time', '--as-of', AS_OF, '--json');
  const { groups } = JSON.parse(asked.out);
  expect(groups).toHaveLength(1);
  expect(groups[0].key).toEqual([]);
  expect(groups[0].median).toBeCloseTo(21.0631, 4);
  expect(groups[0].low).toBeCloseTo(20.2294, 4);
  expect(groups[0].high).toBeCloseTo(21.9225, 4);
  expect(groups[0].closedOnly.median).toBeCloseTo(5.2796, 4);
});

test('a leader who was invited sets a password and finds the same figures on the board', async ({ open }) => {
  const added = await huiyin(
    server().data,
    'user',
    'add',
    '--name=郑启明',
    '--email=leader@example.edu',
    '--role=leader',
    '--json',
  );
  expect(added.code, added.err).toBe(0);
  const link = /https?:\/\/[^"\s]+\/welcome\?token=[\w-]+/.exec(added.out)?.[0];
  expect(link).toBeDefined();
  const page = await open(DESKTOP);
  await page.goto(link ?? '');
  await page.locator('input[type=password]').first().waitFor();
  for (const input of await page.locator('input[type=password]').all()) await input.fill(PASSWORD);
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('input[type=password]').first()).toBeHidden();
  await signedIn(page);

  await page.goto(`${server().url}/board/overview?period=all&asOf=${AS_OF}`);
  const card = (name: string) => page.locator('.figure-card').filter({ hasText: name });
  await expect(card('按时答复率').locator('.figure')).toContainText('78.0');
  await expect(card('办结用时').locator('.figure')).toContainText('21.06');
  await expect(card('办结用时')).toContainText('5.28');
  await expectAccessible(page);

  // a click opens a list whose stated total is the figure
  await card('按时答复率')
    .getByRole('button', { name: /19,664/ })
    .click();
  await expect(page.locator('.rows-total').first()).toContainText('19,664');
  await page.keyboard.press('Escape');
  await card('按时答复率')
    .getByRole('button', { name: /15,340/ })
    .click();
  await expect(page.locator('.rows-total').first()).toContainText('15,340');
});
