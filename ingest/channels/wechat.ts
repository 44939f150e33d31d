import { z } from 'zod';
import { equalSecret } from './constant-time.ts';
import type { ChannelAdapter, Delivery, Refusal, Reply, SourceContext } from './channel.ts';
import { refuse } from './refusals.ts';
import { messageSignature, openMessage, plainSignature, sealMessage } from './wechat-crypto.ts';
import { meaningOf } from './wechat-message.ts';
import { WechatSettings } from './wechat-settings.ts';
import { wechatWords } from './wechat-words.ts';
import { readXml, textOf, writeXml, type Fields } from './wechat-xml.ts';

type Source = SourceContext<WechatSettings>;
type Refused = { type: 'refused'; refusal: Refusal };
type Authentic = {
  type: 'authentic';
  fields: Fields;
  /** The key that opened it; null for a plain message. */
  key: string | null;
};

const SUCCESS: Reply = { status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' };

/**
 * WeChat public account 公众号 and WeCom 企业微信: verification of the address, message push and passive reply in plain,
 * compatible and safe mode. The signature comes first, then the timestamp, then the content; whatever is forged, stale, or
 * plain in safe mode gets 403 and leaves nothing behind.
 */
export const wechat: ChannelAdapter<WechatSettings> = {
  id: 'wechat',
  channel: 'public-account',
  name: { zh: '微信公众号与企业微信', en: 'WeChat public account and WeCom' },
  maxBytes: 64 * 1024,
  secretSettings: ['token', 'encodingAESKey', 'previousEncodingAESKey'],
  settingsSchema: z.toJSONSchema(WechatSettings, { io: 'input' }),
  parseSettings: (input) => WechatSettings.parse(input, { reportInput: true }),
  anonymous: (settings) => settings.disclosure === 'anonymous',

  understand(delivery, source, now) {
    if (delivery.method === 'GET') return verifyAddress(delivery, source, now);
    const checked = authenticate(delivery, source);
    const forged = checked.type === 'refused' && !checked.refusal.authenticated;
    // an old push that cannot be read is a replay all the same, and must not fill the quarantine
    const stale = forged ? null : checkWindow(delivery, source, now);
    if (stale) return stale;
    if (checked.type === 'refused') return checked;
    const meaning = meaningOf(checked.fields, { id: source.id, disclosure: source.settings.disclosure });
    if (meaning.type === 'missing') {
      const { field } = meaning;
      return refuse('missing-field', { field, authenticated: true, more: { zh: field, en: field } });
    }
    if (meaning.type === 'nothing') return { type: 'answer', reply: SUCCESS };
    // nobody writes in the future
    const occurredAt = Math.min(meaning.submission.occurredAt, now);
    return { type: 'submissions', submissions: [{ ...meaning.submission, occurredAt }] };
  },

  // takes its time from the message, never from the clock: a repeat must get the same bytes
  reply(delivery, source, receipts, _now, random) {
    const checked = authenticate(delivery, source);
    if (checked.type === 'refused') return SUCCESS;
    const { settings } = source;
    const meaning = meaningOf(checked.fields, { id: source.id, disclosure: settings.disclosure });
    if (meaning.type !== 'submission') return SUCCESS;
    const words = wechatWords(meaning.submission.content, receipts[0], settings);
    if (words === '') return SUCCESS;

    const seconds = Math.floor(meaning.submission.occurredAt / 1000);
    const message = writeXml({
      ToUserName: textOf(checked.fields, 'FromUserName'),
      FromUserName: textOf(checked.fields, 'ToUserName'),
      CreateTime: seconds,
      MsgType: 'text',
      Content: words,
    });
    return {
      status: 200,
      contentType: 'application/xml; charset=utf-8',
      body:
        checked.key === null
          ? message
          : sealed(message, checked.key, settings, String(seconds), { salt: random(16), nonce: random(8) }),
    };
  },
};

function sealed(
  message: string,
  key: string,
  settings: WechatSettings,
  timestamp: string,
  chance: { salt: Uint8Array; nonce: Uint8Array },
): string {
  const encrypted = sealMessage(message, key, settings.appId, chance.salt);
  const nonce = Buffer.from(chance.nonce).toString('hex');
  return writeXml({
    Encrypt: encrypted,
    MsgSignature: messageSignature(settings.token, timestamp, nonce, encrypted),
    TimeStamp: Number(timestamp),
    Nonce: nonce,
  });
}

/** GET: the console asks whether the address is ours. Nothing is echoed before the signature has been checked. */
function verifyAddress(
  delivery: Delivery,
  source: Source,
  now: number,
): Refused | { type: 'answer'; reply: Reply } {
  const { settings } = source;
  const { timestamp = '', nonce = '' } = delivery.query;
  const wecom = settings.account === 'wecom';
  const typed = delivery.query.echostr ?? '';
  // WeCom's is base64, whose plus sign a careless encoding turns into a blank
  const echostr = wecom ? typed.replaceAll(' ', '+') : typed;
  const signature = (wecom ? delivery.query.msg_signature : delivery.query.signature) ?? '';
  if (signature === '' || echostr === '') return refuse('signature-missing');
  const expected = wecom
    ? messageSignature(settings.token, timestamp, nonce, echostr)
    : plainSignature(settings.token, timestamp, nonce);
  if (!equalSecret(signature, expected)) return refuse('signature-wrong');
  const stale = checkWindow(delivery, source, now);
  if (stale) return stale;
  if (!wecom) return { type: 'answer', reply: { ...SUCCESS, body: echostr } };
  const opened = openMessage(echostr, keysOf(settings), settings.appId);
  if (opened.type !== 'opened') return refuse(opened.type);
  return { type: 'answer', reply: { ...SUCCESS, body: opened.message } };
}

/** POST: who sent it, and what stands in it. Needs no clock, so that `reply` can ask again. */
function authenticate(delivery: Delivery, source: Source): Refused | Authentic {
  const { settings } = source;
  if (delivery.body.length > wechat.maxBytes) return refuse('body-too-large');
  const { timestamp = '', nonce = '', signature = '', msg_signature: messageSigned = '' } = delivery.query;
  const encryptedOnly = settings.mode === 'safe' || settings.account === 'wecom';

  const plainIsSigned =
    signature !== '' && equalSecret(signature, plainSignature(settings.token, timestamp, nonce));
  if (messageSigned === '') {
    // the plain signature covers no content: whoever saw one push could send any other under it
    if (encryptedOnly) return refuse('plain-in-safe');
    if (signature === '') return refuse('signature-missing');
    if (!plainIsSigned) return refuse('signature-wrong');
    const read = readXml(delivery.body, true);
    return read.type === 'refused' ? read : accountChecked(read.fields, null, source);
  }

  const outer = readXml(delivery.body, plainIsSigned);
  if (outer.type === 'refused') return outer;
  const encrypted = textOf(outer.fields, 'Encrypt');
  if (encrypted === '') return encryptedOnly ? refuse('plain-in-safe') : refuse('signature-wrong');
  if (!equalSecret(messageSigned, messageSignature(settings.token, timestamp, nonce, encrypted))) {
    return refuse('signature-wrong');
  }
  const opened = openMessage(encrypted, keysOf(settings), settings.appId);
  if (opened.type === 'wrong-account') return refuse('wrong-account');
  if (opened.type === 'undecipherable') return refuse('undecipherable', { authenticated: true });
  const inner = readXml(opened.message, true);
  return inner.type === 'refused' ? inner : accountChecked(inner.fields, opened.key, source);
}

/** WeCom addresses a message to the corpid; a public account to its own original id, which the settings do not hold. */
function accountChecked(fields: Fields, key: string | null, source: Source): Refused | Authentic {
  const to = textOf(fields, 'ToUserName');
  return source.settings.account === 'wecom' && to !== source.settings.appId
    ? refuse('wrong-account', { field: 'ToUserName' })
    : { type: 'authentic', fields, key };
}

function checkWindow(delivery: Delivery, source: Source, now: number): Refused | null {
  const timestamp = delivery.query.timestamp ?? '';
  if (!/^\d{1,11}$/.test(timestamp)) return refuse('timestamp-wrong', { field: 'timestamp' });
  const distance = Math.abs(now - Number(timestamp) * 1000);
  return distance > source.settings.windowSeconds * 1000 ? refuse('stale', { field: 'timestamp' }) : null;
}

function keysOf(settings: WechatSettings): string[] {
  return [settings.encodingAESKey, settings.previousEncodingAESKey].filter((key) => key !== null);
}
