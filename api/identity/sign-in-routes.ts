import { createRoute } from '@hono/zod-openapi';
import { isAPIError } from 'better-auth/api';
import type { Context } from 'hono';
import { PasswordChange, SignIn } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { newRoutes, noContent, problems, requestBody } from '../openapi.ts';
import { AppError } from '../problem.ts';
import { CLIENT_HEADER, type Auth } from './auth.ts';
import { checkPassword } from './password-rules.ts';
import { requireViewer, type AppEnv } from './session.ts';
import { SignInLimits } from './sign-in-limits.ts';

const tags = ['identity'];

/** What better-auth is told of a request: who is asking and from where, and no header that could mislead it. */
function toldHeaders(huiyin: Huiyin, c: Context<AppEnv>): Headers {
  const headers = new Headers({ [CLIENT_HEADER]: c.get('client'), origin: huiyin.settings.url });
  for (const name of ['cookie', 'user-agent']) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

function passCookies(c: Context<AppEnv>, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
}

/** better-auth's refusals in our words; what is no refusal stays an error. */
function refused(error: unknown): AppError {
  if (!isAPIError(error)) throw error;
  const code = error.body?.code;
  if (code === 'INACTIVE')
    return new AppError(403, 'inactive', {
      zh: '此账号已停用，请联系管理员',
      en: 'This account is not active: ask your administrator',
    });
  return new AppError(401, 'wrong-credentials', {
    zh: '邮箱或密码不正确',
    en: 'The e-mail address or the password is not right',
  });
}

/** Signing in and out, and changing one's password. */
export function signInRoutes(huiyin: Huiyin, auth: Auth) {
  const limits = new SignInLimits(huiyin);
  return newRoutes()
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/auth/sign-in/email',
        tags,
        summary: 'Sign in with e-mail address and password; sets the session cookie',
        request: { body: requestBody(SignIn) },
        responses: { 204: noContent('Signed in'), ...problems(401, 403, 422, 429) },
      }),
      async (c) => {
        const { email, password } = c.req.valid('json');
        limits.check(email, c.get('client'));
        try {
          const { headers } = await auth.api.signInEmail({
            body: { email, password },
            headers: toldHeaders(huiyin, c),
            returnHeaders: true,
          });
          passCookies(c, headers);
        } catch (error) {
          throw refused(error);
        }
        limits.succeeded(email);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/auth/sign-out',
        tags,
        summary: 'End this session',
        responses: { 204: noContent('Signed out') },
      }),
      async (c) => {
        const { headers } = await auth.api.signOut({ headers: toldHeaders(huiyin, c), returnHeaders: true });
        passCookies(c, headers);
        c.header('clear-site-data', '"cache", "storage"');
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/auth/change-password',
        tags,
        summary: 'Change one’s password; every other session of the user ends',
        request: { body: requestBody(PasswordChange) },
        responses: { 204: noContent('Changed'), ...problems(401, 422, 429) },
      }),
      async (c) => {
        const viewer = requireViewer(c);
        const { currentPassword, newPassword } = c.req.valid('json');
        limits.check(viewer.email, c.get('client'));
        checkPassword(newPassword, viewer, 'newPassword');
        try {
          const { headers } = await auth.api.changePassword({
            body: { currentPassword, newPassword, revokeOtherSessions: true },
            headers: toldHeaders(huiyin, c),
            returnHeaders: true,
          });
          passCookies(c, headers);
        } catch (error) {
          if (isAPIError(error) && error.body?.code === 'INVALID_PASSWORD')
            throw new AppError(
              422,
              'wrong-password',
              { zh: '当前密码不正确', en: 'The present password is not right' },
              {
                errors: [
                  {
                    field: 'currentPassword',
                    code: 'wrong-password',
                    message: { zh: '当前密码不正确', en: 'Not the present password' },
                  },
                ],
              },
            );
          throw refused(error);
        }
        limits.succeeded(viewer.email);
        return c.body(null, 204);
      },
    );
}
