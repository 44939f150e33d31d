import { z } from 'zod';
import { Disclosure } from '../submission.ts';

const EncodingAESKey = z.string().regex(/^[A-Za-z0-9]{43}$/);

const isZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** What the administrator copies from the console of the public account or of WeCom. */
export const WechatSettings = z
  .object({
    account: z
      .enum(['official', 'wecom'])
      .default('official')
      .describe('公众号/服务号 official；企业微信 wecom（总是加密 always encrypted）'),
    appId: z.string().trim().min(4).max(64).describe('AppID，企业微信为 CorpID'),
    token: z.string().trim().min(3).max(32),
    mode: z.enum(['plain', 'compatible', 'safe']).default('safe').describe('明文、兼容、安全模式'),
    encodingAESKey: EncodingAESKey.nullable().default(null),
    /** Kept while a key is being rotated: messages under either are read. */
    previousEncodingAESKey: EncodingAESKey.nullable().default(null),
    windowSeconds: z.int().min(10).max(3600).default(300).describe('时间戳的容许偏差（秒）'),
    disclosure: Disclosure.default('centre').describe('谁可以知道微信用户是谁'),
    greeting: z
      .string()
      .trim()
      .max(600)
      .default(
        '您好，请直接发送您的投诉、咨询、求助或建议，我们会给您编号并答复。\n' +
          'Send us your complaint, question, request or suggestion: you will get a number and an answer.',
      ),
    timezone: z
      .string()
      .default('Asia/Shanghai')
      .refine(isZone, { params: { zh: '不认识的时区', en: 'is not a time zone we know' } }),
  })
  .superRefine((settings, context) => {
    const encrypted = settings.mode !== 'plain' || settings.account === 'wecom';
    if (encrypted && settings.encodingAESKey === null) {
      context.addIssue({
        code: 'custom',
        path: ['encodingAESKey'],
        params: {
          zh: '兼容模式、安全模式和企业微信需要 EncodingAESKey',
          en: 'is needed in compatible and safe mode and by WeCom',
        },
      });
    }
  });
export type WechatSettings = z.infer<typeof WechatSettings>;
