import { expect, test } from 'vitest';
import { maskName, maskNumbers, maskPhone } from '../../../api/identity/masking.ts';

test.each([
  ['张三', '张*'],
  ['欧阳娜娜', '欧***'],
  ['买买提·阿不都热合曼', '买***'],
  ['李', '*'],
  ['  王五 ', '王*'],
  ['𠮷田', '𠮷*'],
  ['John Smith', 'J***'],
  ['', ''],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});

test.each([
  ['13812341234', '138****1234'],
  ['+86 138 1234 1234', '138****1234'],
  ['010-62781234', '****34'],
  ['12345', '****'],
  ['', '****'],
])('the number %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test('a preview of a payload tells nobody’s number', () => {
  expect(maskNumbers('{"caller":"13812341234","key":"5","tel":"138-1234-1234"}')).toBe(
    '{"caller":"138****1234","key":"5","tel":"138****1234"}',
  );
});
