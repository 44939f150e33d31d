import { gzipSync } from 'node:zlib';
import { DESKTOP, enterAs, expect, PHONE, test } from '../support/test.ts';
import { lodgeComplaint } from './citizen.ts';

const MOST_SCRIPT = 60_000;
const MOST_STYLE = 12_000;

test('the citizen’s page loads at most 60 kB of scripts and 12 kB of styles, gzipped, all that comes by itself counted', async ({
  demonstration: { url },
  open,
}) => {
  const page = await open(PHONE);
  const sizes = { script: 0, stylesheet: 0 };
  page.on('response', async (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script' || kind === 'stylesheet') sizes[kind] += gzipSync(await response.body()).length;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  expect(sizes.script).toBeGreaterThan(10_000);
  expect(sizes.script).toBeLessThanOrEqual(MOST_SCRIPT);
  expect(sizes.stylesheet).toBeLessThanOrEqual(MOST_STYLE);
});

test('every door of a demonstration says that it is one', async ({ demonstration: { url, kiosk }, open }) => {
  const citizen = await open(PHONE);
  for (const path of ['/', '/lodge/kind', '/follow', '/help']) {
    await citizen.goto(url + path);
    await expect(citizen.getByText('演示环境')).toBeVisible();
  }
  await citizen.goto(kiosk);
  await expect(citizen.getByText('演示环境')).toBeVisible();
  const staff = await open(DESKTOP);
  await enterAs(staff, `${url}/desk`, '效能监察员');
  await expect(staff.getByText('演示系统')).toBeVisible();
  await staff.goto(`${url}/board/overview`);
  await expect(staff.getByText('演示系统')).toBeVisible();
});

test('a wrong query code five times locks the ticket, and each time the page says what is wrong', async ({
  demonstration: { url },
  open,
}) => {
  const page = await open(PHONE);
  const key = await lodgeComplaint(page, url, '公共角落的绿植没有人浇水，请安排。');
  const other = await open(PHONE);
  await other.goto(`${url}/follow`);
  for (let time = 1; time <= 5; time += 1) {
    await other.getByRole('textbox', { name: '编号' }).fill(key.number);
    await other.getByRole('textbox', { name: '查询码' }).fill('AAAAAAAA');
    const answered = other.waitForResponse((response) => response.url().endsWith('/follow'));
    await other.getByRole('button', { name: '查询' }).click();
    await answered;
    if (time < 5) await expect(other.getByRole('alert')).toContainText('查询码');
  }
  await expect(other.getByText('这个编号已锁定')).toBeVisible();
  // the right code no longer opens it either
  const { number, code } = key;
  const right = await other.request.post(`${url}/api/v1/public/follow`, { data: { number, code } });
  expect(right.status()).toBe(423);
});

test('an operator works the inbox with the keyboard alone', async ({ demonstration: { url }, open }) => {
  const page = await open(DESKTOP);
  await enterAs(page, `${url}/desk`, '受理员');
  await expect(page.locator('.ticket-row').first()).toBeVisible();
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ticket-head')).toBeVisible();
});
