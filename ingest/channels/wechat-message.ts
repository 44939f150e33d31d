import { createHash } from 'node:crypto';
import type { Disclosure, Submission, SubmissionContent } from '../submission.ts';
import { levelOf } from './rating-scale.ts';
import { textOf, type Fields } from './wechat-xml.ts';

/** What a push is to us: something to store, or nothing at all (answered with `success`). */
export type Meaning = { type: 'submission'; submission: Submission } | { type: 'nothing' };

// 评价 HY202611240001237 5 很快就修好了
const RATING_TEXT =
  /^(?:评价|评分|rate)[\s::,，]*(HY[\d\s-]{14,24}?)[\s::,，]+([1-5])(?:\s*(?:分|星))?(?:[\s,，。::]+([\s\S]*))?$/i;
// the id that we give to an entry of a rating menu
const RATING_MENU = /^rate:(HY\d{15,20}):([1-5])$/;

/**
 * A push as a submission. Ordinary messages are known by MsgId. Events have none: theirs is FromUserName, CreateTime,
 * Event and EventKey, hashed, since an id is kept for ever and the openid of an anonymous person must not be.
 *
 * A text of the form "评价 HY202611240001237 5 意见" is a rating (5 best), as is a click in a rating menu; every other
 * text, recognised voice, picture, place or link is a matter. Null when a field without which nothing can be told is missing.
 */
export function meaningOf(
  fields: Fields,
  source: { id: string; disclosure: Disclosure },
): Meaning | { type: 'missing'; field: string } {
  const from = textOf(fields, 'FromUserName');
  const seconds = textOf(fields, 'CreateTime');
  const type = textOf(fields, 'MsgType');
  if (from === '' || from.length > 128) return { type: 'missing', field: 'FromUserName' };
  if (!/^\d{1,11}$/.test(seconds)) return { type: 'missing', field: 'CreateTime' };
  if (type === '') return { type: 'missing', field: 'MsgType' };

  const submission = (externalId: string, content: SubmissionContent): Meaning => ({
    type: 'submission',
    submission: {
      sourceId: source.id,
      externalId,
      channel: 'public-account',
      occurredAt: Number(seconds) * 1000,
      content,
    },
  });

  if (type === 'event') {
    const about = eventWorthKeeping(fields);
    if (about === null) return { type: 'nothing' };
    const identity = [from, seconds, textOf(fields, 'Event'), textOf(fields, 'EventKey')].join('\n');
    const id = createHash('sha256').update(identity).digest('hex');
    return submission(`event:${id}`, { type: 'notice', about });
  }

  const messageId = textOf(fields, 'MsgId');
  if (messageId === '' || messageId.length > 100) return { type: 'missing', field: 'MsgId' };
  const rating = ratingOf(fields, type, from);
  if (rating) return submission(messageId, rating);
  const words = wordsOf(fields, type);
  if (words === null)
    return submission(messageId, { type: 'notice', about: `message:${type}`.slice(0, 120) });
  return submission(messageId, {
    type: 'matter',
    kind: null,
    urgency: null,
    title: null,
    text: words.text.slice(0, 4000),
    campus: null,
    place: words.place?.slice(0, 200) ?? null,
    category: null,
    service: null,
    happenedAt: null,
    disclosure: source.disclosure,
    person: source.disclosure === 'anonymous' ? null : { name: null, phone: null, channelUserId: from },
    language: /\p{Script=Han}/u.test(words.text) ? 'zh' : 'en',
  });
}

/** Events that greet, or that tell what became of a message of ours; the rest (places, page views) is not stored. */
function eventWorthKeeping(fields: Fields): string | null {
  const event = textOf(fields, 'Event');
  const key = textOf(fields, 'EventKey');
  switch (event) {
    case 'subscribe':
    case 'SCAN':
      return `event:${event}:${key.replace(/^qrscene_/, '')}`.slice(0, 120);
    case 'CLICK':
      return `event:CLICK:${key}`.slice(0, 120);
    case 'TEMPLATESENDJOBFINISH':
      return `event:${event}:${textOf(fields, 'Status')}`.slice(0, 120);
    default:
      return null;
  }
}

function ratingOf(fields: Fields, type: string, from: string): SubmissionContent | null {
  if (type !== 'text') return null;
  const menu = RATING_MENU.exec(textOf(fields, 'bizmsgmenuid'));
  const text = menu ? null : RATING_TEXT.exec(textOf(fields, 'Content').normalize('NFKC'));
  const [, number, key, comment] = menu ?? text ?? [];
  if (number === undefined || key === undefined) return null;
  const level = levelOf({ id: 'stars-5-best' }, key);
  return level === null
    ? null
    : {
        type: 'rating',
        level,
        rawKey: key,
        scale: 'stars-5-best',
        active: true,
        ticketNumber: number.toUpperCase().replaceAll(/[\s-]/g, ''),
        phone: null,
        window: null,
        service: null,
        reasons: [],
        comment: comment?.trim().slice(0, 1000) || null,
        channelUserId: from,
      };
}

function wordsOf(fields: Fields, type: string): { text: string; place?: string } | null {
  const text = (name: string) => textOf(fields, name);
  switch (type) {
    case 'text':
      return text('Content') === '' ? null : { text: text('Content') };
    case 'voice':
      // recognition is a setting of the account: without it the recording is fetched by its id within three days
      return text('Recognition') !== ''
        ? { text: text('Recognition') }
        : { text: `[语音 voice] ${text('MediaId')}`.trim() };
    case 'image':
      return { text: `[图片 picture] ${text('PicUrl') || text('MediaId')}`.trim() };
    case 'video':
    case 'shortvideo':
      return { text: `[视频 video] ${text('MediaId')}`.trim() };
    case 'location': {
      const point = `${text('Location_X')}, ${text('Location_Y')}`;
      const label = text('Label');
      return { text: `[位置 place] ${label} (${point})`, place: label || point };
    }
    case 'link':
      return {
        text: ['[链接 link]', text('Title'), text('Description'), text('Url')].filter(Boolean).join('\n'),
      };
    default:
      return null;
  }
}
