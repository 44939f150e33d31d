import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { DeviceToken, NewWindow, ServiceWindow, WindowChange } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import { windows } from '../ledger/schema.ts';
import type { ServiceWindow as WindowRow } from '../organisation/organisation.ts';
import { AppError, notFound } from '../problem.ts';
import { change } from './change.ts';
import { refuseIfAny, unknownCodes } from './known.ts';

/** HMAC of a device token: the token itself is shown once and kept nowhere. */
export function deviceTokenHash(huiyin: Pick<Huiyin, 'keys'>, token: string): string {
  return huiyin.keys.mac('device', token);
}

/** The window whose device carries this token, or null. */
export function findWindowByToken(
  huiyin: Pick<Huiyin, 'keys' | 'organisation'>,
  token: string,
): WindowRow | null {
  const hash = deviceTokenHash(huiyin, token);
  for (const window of huiyin.organisation.now.windows.values()) if (window.tokenHash === hash) return window;
  return null;
}

export function listWindows(huiyin: Pick<Huiyin, 'organisation'>): ServiceWindow[] {
  return [...huiyin.organisation.now.windows.values()].map((row) => ({
    code: row.code,
    name: { zh: row.nameZh, en: row.nameEn },
    department: row.department,
    campus: row.campus,
    service: row.service,
    hasToken: row.tokenHash !== null,
  }));
}

function checkWindow({ organisation }: Huiyin, input: WindowChange): void {
  refuseIfAny([
    ...unknownCodes(organisation, 'departments', 'department', [input.department]),
    ...unknownCodes(organisation, 'campuses', 'campus', [input.campus]),
    ...unknownCodes(organisation, 'services', 'service', [input.service]),
  ]);
}

const columns = ({ name, department, campus, service }: WindowChange) => ({
  nameZh: name.zh,
  nameEn: name.en,
  department,
  campus,
  service,
});

const unknownWindow = (): AppError => notFound({ zh: '没有这个窗口', en: 'There is no such window' });

/** @throws AppError 409 `code-taken`, 422 for codes that do not exist */
export async function addWindow(huiyin: Huiyin, viewer: Viewer, input: NewWindow): Promise<ServiceWindow> {
  checkWindow(huiyin, input);
  await change(huiyin, viewer, 'window.add', input, async ({ tx }) => {
    const added = await tx
      .insert(windows)
      .values({ code: input.code, ...columns(input) })
      .onConflictDoNothing()
      .returning({ code: windows.code });
    if (added.length === 0) {
      const message = { zh: `编码“${input.code}”已被使用`, en: `The code "${input.code}" is in use` };
      throw new AppError(409, 'code-taken', message, {
        errors: [{ field: 'code', code: 'code-taken', message }],
      });
    }
  });
  return { ...input, hasToken: false };
}

export async function putWindow(
  huiyin: Huiyin,
  viewer: Viewer,
  code: string,
  input: WindowChange,
): Promise<ServiceWindow> {
  checkWindow(huiyin, input);
  return change(huiyin, viewer, 'window.change', { code, ...input }, async ({ tx }) => {
    const [row] = await tx
      .update(windows)
      .set(columns(input))
      .where(eq(windows.code, code))
      .returning({ tokenHash: windows.tokenHash });
    if (!row) throw unknownWindow();
    return { ...input, code, hasToken: row.tokenHash !== null };
  });
}

/** A new token for the window's device; the one before stops working at once. */
export async function rotateDeviceToken(
  huiyin: Huiyin,
  viewer: Pick<Viewer, 'userId'>,
  code: string,
): Promise<z.infer<typeof DeviceToken>> {
  const token = Buffer.from(huiyin.random(32)).toString('base64url');
  await change(huiyin, viewer, 'window.token', { code }, async ({ tx }) => {
    const changed = await tx
      .update(windows)
      .set({ tokenHash: deviceTokenHash(huiyin, token) })
      .where(eq(windows.code, code))
      .returning({ code: windows.code });
    if (changed.length === 0) throw unknownWindow();
  });
  // in the fragment: it is never sent, so no log keeps it
  return { token, url: `${huiyin.settings.url}/kiosk#token=${token}` };
}
