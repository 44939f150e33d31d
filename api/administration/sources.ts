import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { channelAdapter, type RegisteredChannel } from '../../ingest/channels/index.ts';
import type { NewSource, Source, SourceChange, SourceSecrets } from '../contract/administration.ts';
import { Channel } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import { sources } from '../ledger/schema.ts';
import type { SourceRow } from '../organisation/organisation.ts';
import { AppError, notFound } from '../problem.ts';
import { change } from './change.ts';
import { refuseIfAny } from './known.ts';
import type { SettingValues } from './setting-path.ts';
import {
  checkSettings,
  rotateSecrets,
  withoutSecrets,
  withStoredSecrets,
  type Checked,
} from './source-secrets.ts';

/** Doors of our own that have no row among the sources. */
const OWN = new Set(['web', 'kiosk', 'desk', 'demo', 'system']);

const Stored = z.record(z.string(), z.unknown());
const storedSettings = (row: Pick<SourceRow, 'settings'>): SettingValues =>
  Stored.parse(JSON.parse(row.settings));

function sourceView(huiyin: Pick<Huiyin, 'settings'>, row: SourceRow): Source {
  return {
    id: row.id,
    adapter: row.adapter,
    channel: Channel.parse(row.channel),
    name: row.name,
    active: row.active,
    url: `${huiyin.settings.url}/api/v1/channels/${row.id}`,
    settings: withoutSecrets(channelAdapter(row.adapter), storedSettings(row)),
    lastDeliveryAt: row.lastDeliveryAt,
  };
}

/** Every registered source, from the disk: when it last delivered is not held in memory. No secrets. */
export async function listSources(huiyin: Huiyin): Promise<Source[]> {
  const rows = await huiyin.store.read.select().from(sources).orderBy(sources.id);
  return rows.map((row) => sourceView(huiyin, row));
}

function adapterOf(id: string): RegisteredChannel {
  const adapter = channelAdapter(id);
  if (adapter) return adapter;
  const message = { zh: `没有渠道类型“${id}”`, en: `There is no kind of channel "${id}"` };
  throw new AppError(422, 'unknown-adapter', message, {
    errors: [{ field: 'adapter', code: 'unknown-adapter', message }],
  });
}

function accepted(checked: Checked): { settings: SettingValues; secrets: Record<string, string> } {
  if (!checked.ok) refuseIfAny(checked.errors);
  else return checked;
  throw new Error('settings were refused without a reason');
}

function taken(id: string): AppError {
  const message = { zh: `编号“${id}”已被使用`, en: `The id "${id}" is in use` };
  return new AppError(409, 'id-taken', message, { errors: [{ field: 'id', code: 'id-taken', message }] });
}

/**
 * Registers a source. Secrets that are asked for and were not entered are made, and shown in this answer only.
 *
 * @throws AppError 409 `id-taken`, 422 with what the adapter says of each setting
 */
export async function addSource(
  huiyin: Huiyin,
  viewer: Pick<Viewer, 'userId'>,
  input: NewSource,
): Promise<SourceSecrets> {
  if (OWN.has(input.id)) throw taken(input.id);
  const adapter = adapterOf(input.adapter);
  const { settings, secrets } = accepted(checkSettings(adapter, input.settings, huiyin.random));
  const row: SourceRow = {
    id: input.id,
    adapter: adapter.id,
    channel: adapter.channel,
    name: input.name,
    settings: JSON.stringify(settings),
    active: true,
    lastDeliveryAt: null,
  };
  const detail = { id: row.id, adapter: row.adapter, name: row.name };
  await change(huiyin, viewer, 'source.add', detail, async ({ tx }) => {
    const added = await tx.insert(sources).values(row).onConflictDoNothing().returning({ id: sources.id });
    if (added.length === 0) throw taken(row.id);
  });
  return { source: sourceView(huiyin, row), secrets };
}

function existing(huiyin: Huiyin, id: string): SourceRow {
  const row = huiyin.organisation.now.sources.get(id);
  if (!row) throw notFound({ zh: `没有来源“${id}”`, en: `There is no source "${id}"` });
  return row;
}

/** Changes name, settings or whether it is active; secrets that are left out stay. */
export async function putSource(
  huiyin: Huiyin,
  viewer: Viewer,
  id: string,
  input: SourceChange,
): Promise<Source> {
  const row = existing(huiyin, id);
  const adapter = adapterOf(row.adapter);
  const entered = withStoredSecrets(adapter, input.settings, storedSettings(row));
  const { settings } = accepted(checkSettings(adapter, entered, huiyin.random));
  const changed = { name: input.name, active: input.active, settings: JSON.stringify(settings) };
  const detail = { id, name: input.name, active: input.active };
  await change(huiyin, viewer, 'source.change', detail, ({ tx }) =>
    tx.update(sources).set(changed).where(eq(sources.id, id)),
  );
  return sourceView(huiyin, { ...row, ...changed });
}

/** New secrets, shown in this answer only; the ones before stay valid where the channel allows two. */
export async function rotateSourceSecrets(
  huiyin: Huiyin,
  viewer: Viewer,
  id: string,
): Promise<SourceSecrets> {
  const row = existing(huiyin, id);
  const adapter = adapterOf(row.adapter);
  const { settings, secrets } = accepted(rotateSecrets(adapter, storedSettings(row), huiyin.random));
  const changed = { settings: JSON.stringify(settings) };
  await change(huiyin, viewer, 'source.secrets', { id, secrets: Object.keys(secrets) }, ({ tx }) =>
    tx.update(sources).set(changed).where(eq(sources.id, id)),
  );
  return { source: sourceView(huiyin, { ...row, ...changed }), secrets };
}
