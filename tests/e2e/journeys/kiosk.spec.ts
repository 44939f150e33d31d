import { expectAccessible } from '../support/accessible.ts';
import { DESKTOP, expect, test } from '../support/test.ts';

test('a rating given without a network waits on the kiosk, says so, and is sent when the network is back', async ({
  demonstration: { url, kiosk },
  open,
}) => {
  const page = await open(DESKTOP);
  await page.goto(kiosk);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请评价本次服务');
  // the token of the device is nowhere to be read
  expect(page.url()).toBe(`${url}/kiosk`);
  await expect(page.locator('.face-button')).toHaveCount(5);
  await expectAccessible(page);

  await page.context().setOffline(true);
  await page.getByRole('button', { name: '满意', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您选择了：满意');
  await page.locator('.reason').first().click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('现在没有网络，评价已存在本机，恢复后自动送出。')).toBeVisible();
  await page.getByRole('button', { name: '完成' }).click();
  await expect(page.getByText('1 条评价等待送出')).toBeVisible();

  const sent = page.waitForResponse((response) => response.url().endsWith('/api/v1/kiosk/ratings'));
  await page.context().setOffline(false);
  expect((await sent).ok()).toBe(true);
  await expect(page.getByText('1 条评价等待送出')).toBeHidden();
});

test('a very bad rating at the counter opens a ticket and gives its number and code', async ({
  demonstration: { kiosk },
  open,
}) => {
  const page = await open(DESKTOP);
  await page.goto(kiosk);
  await page.getByRole('button', { name: '非常不满意' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('您反映的问题已转入办理')).toBeVisible();
  await expect(page.locator('.key-number')).toContainText('HY');
  await expectAccessible(page);
});
