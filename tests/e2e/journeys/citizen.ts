import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';

export type Key = { number: string; code: string; address: string };

/** A complaint lodged page by page as a person would, each page looked at by axe; gives what the receipt says. */
export async function lodgeComplaint(page: Page, url: string, text: string): Promise<Key> {
  await page.goto(url);
  await expectAccessible(page);
  await page.getByRole('link', { name: '投诉' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('在哪里、什么时候？');
  await page.getByLabel('校区或区域').selectOption({ index: 1 });
  await page.getByLabel('具体地点').fill('兰园 5 号楼 3 层');
  await expectAccessible(page);
  await page.getByRole('button', { name: '继续' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请说说情况');
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByRole('alert')).toContainText('请说说情况');
  await expectAccessible(page);
  await page.getByLabel('情况说明').fill(text);
  await page.getByRole('button', { name: '继续' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('谁可以知道您是谁？');
  await page.getByText('办理部门可以联系我').click();
  await page.getByRole('textbox', { name: '姓名' }).fill('周晓');
  await page.getByRole('textbox', { name: '电话' }).fill('19900001234');
  await expectAccessible(page);
  await page.getByRole('button', { name: '继续' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请核对后提交');
  await expect(page.locator('.answers')).toContainText(text);
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交投诉' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已收到您的投诉');
  await expectAccessible(page);
  const read = async (of: string): Promise<string> =>
    ((await page.locator(of).textContent()) ?? '').replaceAll(/\s/g, '');
  return { number: await read('.key-number'), code: await read('.key-code'), address: page.url() };
}

/** Opens a ticket by number and query code, as somebody who comes back. */
export async function follow(page: Page, url: string, key: Key): Promise<void> {
  await page.goto(`${url}/follow`);
  await page.getByLabel('编号', { exact: true }).fill(key.number);
  await page.getByLabel('查询码', { exact: true }).fill(key.code);
  await page.getByRole('button', { name: '查询' }).click();
}
