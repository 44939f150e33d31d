import type { SubmissionContent } from '../submission.ts';
import type { Receipt } from './channel.ts';

export type WechatVoice = {
  /** Shown on following the account and on scanning its code. */
  greeting: string;
  /** IANA zone in which a deadline is told. */
  timezone: string;
};

/** What the person reads in the chat, or empty when nothing need be said. */
export function wechatWords(
  content: SubmissionContent,
  receipt: Receipt | undefined,
  voice: WechatVoice,
): string {
  if (content.type === 'notice') return /^event:(subscribe|SCAN)/.test(content.about) ? voice.greeting : '';
  if (content.type === 'rating') {
    // a bad rating that found no ticket has opened one: its number and code belong to the person
    if (receipt?.queryCode) return `${chinese(receipt, voice)}\n${english(receipt, voice)}`;
    return receipt?.ratingAccepted && receipt.ticketNumber !== null
      ? '感谢您的评价。\nThank you for your rating.'
      : '您的评价已记下，但没有计入工单。请核对编号，格式为“评价 编号 1至5”，5 为非常满意；不是从本公众号提交的诉求，请凭编号和查询码在网上评价。\n' +
          'Your rating was kept, but counts for no ticket. Check the number: the form is "rate NUMBER 1 to 5", 5 is very satisfied. What you did not lodge from this account you can rate online, with its number and query code.';
  }
  if (!receipt?.ticketNumber) return '';
  return content.language === 'en' ? english(receipt, voice) : chinese(receipt, voice);
}

function chinese(receipt: Receipt, voice: WechatVoice): string {
  return [
    '您的诉求已受理。',
    `编号：${receipt.ticketNumber}`,
    receipt.queryCode === null ? '' : `查询码：${receipt.queryCode}`,
    receipt.answerDueAt === null ? '' : `答复期限：${deadline(receipt.answerDueAt, 'zh-CN', voice.timezone)}`,
    receipt.followUrl === null ? '' : `查看进度：${receipt.followUrl}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function english(receipt: Receipt, voice: WechatVoice): string {
  return [
    'We have received your message.',
    `Number: ${receipt.ticketNumber}`,
    receipt.queryCode === null ? '' : `Query code: ${receipt.queryCode}`,
    receipt.answerDueAt === null
      ? ''
      : `Answer due by: ${deadline(receipt.answerDueAt, 'en-GB', voice.timezone)}`,
    receipt.followUrl === null ? '' : `Follow it: ${receipt.followUrl}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function deadline(at: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
