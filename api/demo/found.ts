import { channelAdapter } from '../../ingest/channels/index.ts';
import { max, eq } from 'drizzle-orm';
import { checkSettings } from '../administration/source-secrets.ts';
import type { SettingValues } from '../administration/setting-path.ts';
import { deviceTokenHash } from '../administration/windows.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import {
  calendarDays,
  campuses,
  categories,
  departments,
  routingRules,
  services,
  sources,
  submissions,
  windows,
} from '../ledger/schema.ts';
import { CAMPUSES, CATEGORIES, DEPARTMENTS, SERVICES, WINDOWS } from './campus.ts';
import { RULES } from './routing.ts';
import { closuresBetween } from './seasons.ts';
import { kioskToken } from './kiosk-token.ts';

/** Keys of the hotline's switch, 1 is best there; 9 is what it fills in when nobody pressed one. */
export const HOTLINE_KEYS = { '1': 5, '2': 4, '3': 3, '4': 2, '5': 1, '9': 4 } as const;

type Registered = { id: string; adapter: string; name: string; settings: SettingValues };

/** Ids of the registered sources, by what they are. */
export const WECHAT = 'wechat';
export const HOTLINE = 'hotline';
export const APP = 'campus-app';
export const SURVEY = 'survey';

const SOURCES: readonly Registered[] = [
  { id: WECHAT, adapter: 'wechat', name: '校园服务号（演示）', settings: { appId: 'wx-demonstration' } },
  {
    id: HOTLINE,
    adapter: 'hotline',
    name: '热线话单（演示）',
    settings: { auth: { type: 'bearer' }, ratingMap: HOTLINE_KEYS, defaultKeys: ['9'] },
  },
  { id: APP, adapter: 'webhook', name: '校园 App（演示）', settings: {} },
  { id: SURVEY, adapter: 'webhook', name: '回访系统（演示）', settings: { channel: 'hotline' } },
];

/** Writes what an administrator would have entered: departments, categories, windows, rules, sources and closures. */
export async function found(huiyin: Huiyin, { tx }: Entry, from: number, to: number): Promise<void> {
  await tx.insert(campuses).values(CAMPUSES);
  await tx.insert(departments).values(DEPARTMENTS);
  await tx.insert(categories).values(CATEGORIES);
  await tx.insert(services).values(SERVICES);
  await tx
    .insert(windows)
    .values(
      WINDOWS.map((row) => ({ ...row, tokenHash: deviceTokenHash(huiyin, kioskToken(huiyin, row.code)) })),
    );
  await tx.insert(routingRules).values(
    RULES.map(({ id, position, name, active, department, when }) => ({
      id,
      position,
      name,
      active,
      department,
      conditions: JSON.stringify(when),
    })),
  );
  for (const source of SOURCES) await tx.insert(sources).values(registered(huiyin, source));
  const closures = closuresBetween(huiyin.settings.zone, from, to);
  if (closures.length > 0) await tx.insert(calendarDays).values(closures);
}

/** Says when each source delivered last, as its door would have. */
export async function deliveredLast(huiyin: Huiyin): Promise<void> {
  await huiyin.ledger.write(async ({ tx }) => {
    const last = await tx
      .select({ id: submissions.sourceId, at: max(submissions.recordedAt) })
      .from(submissions)
      .groupBy(submissions.sourceId);
    for (const { id, at } of last)
      await tx.update(sources).set({ lastDeliveryAt: at }).where(eq(sources.id, id));
  });
  await huiyin.organisation.reload();
}

/** Secrets come from real chance, never from the seed: a demonstration may stand where others reach it. */
function registered(
  huiyin: Huiyin,
  { id, adapter, name, settings }: Registered,
): typeof sources.$inferInsert {
  const found = channelAdapter(adapter);
  if (!found) throw new Error(`no channel adapter ${adapter}`);
  const checked = checkSettings(found, settings, huiyin.random);
  if (!checked.ok) throw new Error(`source ${id}: ${JSON.stringify(checked.errors)}`);
  return { id, adapter, name, channel: found.channel, settings: JSON.stringify(checked.settings) };
}
