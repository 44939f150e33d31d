import { RequestError } from '@hono/node-server';
import type { Problem } from '../contract/common.ts';
import { CONTENT_SECURITY_POLICY } from '../security/headers.ts';

/** 400 in words for an address or a Host header of which no request can be made; the rest is thrown on. */
export function unreadableRequest(error: unknown): Response {
  if (!(error instanceof RequestError)) throw error;
  const problem: Problem = {
    type: 'urn:huiyin:problem:malformed-request',
    title: '请求有误 Bad request',
    status: 400,
    detail: '地址或 Host 头无效 / The address or the Host header is not valid',
    code: 'malformed-request',
  };
  return new Response(JSON.stringify(problem), {
    status: 400,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
