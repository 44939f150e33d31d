import { expectAccessible } from '../support/accessible.ts';
import { enterAs, expect, PHONE, test } from '../support/test.ts';
import { follow, lodgeComplaint } from './citizen.ts';
import { act, choose, openTicket } from './desk.ts';

/** No routing rule takes it: somebody must dispatch it. */
const MATTER = '三层公共角落的绿植长期没有人浇，叶子都黄了，反映两次没有下文。请安排专人照看，并告知安排。';

test('a complaint goes the whole way on a phone: lodged, dispatched, signed, answered, rated badly, rectified, counted', async ({
  demonstration: { url },
  open,
}) => {
  const citizen = await open(PHONE);
  const key = await lodgeComplaint(citizen, url, MATTER);
  expect(key.number).toMatch(/^HY\d{15}$/);
  expect(key.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);

  const leader = await open(PHONE);
  await enterAs(leader, `${url}/board`, '领导');
  await leader.goto(`${url}/board/satisfaction`);
  await expect(leader.locator('.figure-card').first()).toBeVisible();
  await expectAccessible(leader);

  const operator = await open(PHONE);
  await enterAs(operator, `${url}/desk`, '受理员');
  await expectAccessible(operator);
  await openTicket(operator, url, key.number);
  await expect(operator.locator('.matter-text')).toHaveText(MATTER);
  // a number is shown to nobody without a reason
  await expect(operator.getByText('19900001234')).toHaveCount(0);
  await expectAccessible(operator);
  await expect(operator.locator('.ticket-head')).toContainText('待派单');
  await act(operator, '派单', async () => {
    await choose(operator, '承办部门', '学生公寓中心');
    await expectAccessible(operator);
  });
  await expect(operator.locator('.ticket-head')).toContainText('待签收');

  const handler = await open(PHONE);
  await enterAs(handler, `${url}/desk`, '承办人', '学生公寓中心');
  await openTicket(handler, url, key.number);
  await act(handler, '签收');
  await expect(handler.locator('.ticket-head')).toContainText('办理中');
  await act(handler, '答复诉求人', async () => {
    await handler
      .getByRole('textbox', { name: '公开答复' })
      .fill('已请园艺班补种，今后每周三、周日由楼层管理员浇水。');
    await handler.getByRole('radio', { name: '已解决' }).check();
    await expectAccessible(handler);
  });
  await expect(handler.locator('.ticket-head')).toContainText('已答复');
  await expectAccessible(handler);

  await follow(citizen, url, key);
  await expect(citizen.locator('.answer-box')).toContainText('每周三、周日');
  await expectAccessible(citizen);
  const active = leader.locator('.figure-card').filter({ hasText: '满意率' }).first();
  const before = await active.innerText();
  await citizen.getByText('非常不满意').click();
  await citizen.getByRole('textbox', { name: '还想说的话' }).fill('反映了三次才有人管。');
  await expectAccessible(citizen);
  await citizen.getByRole('button', { name: '提交评价' }).click();
  await expect(citizen.getByText('谢谢您的评价。')).toBeVisible();

  // event to dashboard within two seconds, without anybody pressing anything
  await expect.poll(() => active.innerText(), { timeout: 2_000, intervals: [100] }).not.toBe(before);

  await expect(citizen.getByText('学生公寓中心须整改')).toBeVisible();
  await expectAccessible(citizen);
  await handler.reload();
  await expect(handler.getByRole('region', { name: '整改' })).toContainText('学生公寓中心');
  await expect(handler.locator('.ticket-head')).toContainText('已答复');
  await expectAccessible(handler);
  await act(handler, '提交整改', async () => {
    await handler.getByRole('radio', { name: '已整改' }).check();
    await handler
      .getByRole('textbox', { name: '整改说明' })
      .fill('已把绿植列入楼层巡查表，每周张贴巡查记录。');
  });
  await citizen.reload();
  await expect(citizen.getByText('整改完成')).toBeVisible();
});
