import type { Refusal } from './channel.ts';

type Words = { status: Refusal['status']; zh: string; en: string };

/** Every reason for which a channel turns a delivery away, with its words. Codes are stable: programs read them. */
export const REFUSALS = {
  'body-too-large': { status: 413, zh: '内容过大', en: 'the body is too large' },
  'post-only': {
    status: 405,
    zh: '此来源只接受 POST',
    en: 'this source takes POST only',
  },
  'signature-missing': { status: 403, zh: '缺少签名', en: 'the signature is missing' },
  'signature-wrong': { status: 403, zh: '签名不符', en: 'the signature does not match' },
  'secret-wrong': { status: 403, zh: '密钥不符', en: 'the secret does not match' },
  'timestamp-wrong': {
    status: 403,
    zh: '时间戳缺失或不是数字',
    en: 'the timestamp is missing or not a number',
  },
  stale: {
    status: 403,
    zh: '时间戳过期或过早，可能是重放',
    en: 'the timestamp is outside the window: perhaps a replay',
  },
  'plain-in-safe': { status: 403, zh: '安全模式下不接受明文', en: 'plain text is refused in safe mode' },
  'wrong-account': { status: 403, zh: '消息属于另一个账号', en: 'the message belongs to another account' },
  'doctype-refused': { status: 400, zh: '不接受 DOCTYPE', en: 'DOCTYPE is refused' },
  'not-utf8': { status: 400, zh: '内容不是 UTF-8 文本', en: 'the body is not UTF-8 text' },
  'malformed-xml': { status: 400, zh: '内容不是可读的 XML', en: 'the body is not readable XML' },
  'malformed-json': { status: 400, zh: '内容不是可读的 JSON', en: 'the body is not readable JSON' },
  undecipherable: {
    status: 400,
    zh: '无法解密：请检查 EncodingAESKey',
    en: 'it cannot be decrypted: check the EncodingAESKey',
  },
  'missing-field': { status: 422, zh: '缺少字段', en: 'a field is missing' },
  'invalid-field': { status: 422, zh: '字段有误', en: 'a field is wrong' },
  'unknown-rating-key': {
    status: 422,
    zh: '评价按键不在此来源的对照表中',
    en: 'the rating key is not in the map of this source',
  },
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof REFUSALS;

/** A refusal with its words; `more` is added after them. */
export function refuse(
  code: RefusalCode,
  about: { field?: string; authenticated?: boolean; more?: { zh: string; en: string } } = {},
): { type: 'refused'; refusal: Refusal } {
  const { status, zh, en } = REFUSALS[code];
  return {
    type: 'refused',
    refusal: {
      status,
      code,
      field: about.field ?? null,
      authenticated: about.authenticated ?? false,
      detail: {
        zh: about.more ? `${zh}：${about.more.zh}` : zh,
        en: about.more ? `${en}: ${about.more.en}` : en,
      },
    },
  };
}
