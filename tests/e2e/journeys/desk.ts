import { expect, type Page } from '@playwright/test';

/** Opens a ticket of the inbox by its number. */
export async function openTicket(page: Page, url: string, number: string): Promise<void> {
  await page.goto(`${url}/desk/tickets?view=all&q=${number}`);
  await page.getByRole('listitem').filter({ hasText: number }).getByRole('link').first().click();
  await expect(page.locator('.ticket-head')).toContainText(number);
}

/** Opens an action of the ticket, lets its fields be filled, and does it. */
export async function act(
  page: Page,
  label: string,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  const actions = page.locator('.action-bar');
  await actions.getByRole('button', { name: label }).click();
  const composer = page.getByRole('form', { name: label });
  await expect(composer).toBeVisible();
  await fill();
  await composer.getByRole('button', { name: label }).click();
  await expect(composer).toBeHidden();
}

/** Chooses in one of Element Plus's selects, by what the list shows. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
