import type { Hono } from 'hono';
import type { AppEnv } from '../../../api/identity/session.ts';
import type { Huiyin } from '../../../api/huiyin.ts';
import {
  events,
  persons,
  quarantine,
  ratings,
  sources,
  submissions,
  texts,
  tickets,
} from '../../../api/ledger/schema.ts';
import { channelAdapter } from '../../../ingest/channels/index.ts';
import type { Delivery } from '../../../ingest/channels/channel.ts';

/** Registers a source of a channel, its settings checked as the administrator's page checks them. */
export async function register(
  huiyin: Huiyin,
  id: string,
  adapter: string,
  settings: unknown,
): Promise<void> {
  const channel = channelAdapter(adapter);
  if (!channel) throw new Error(`no channel ${adapter}`);
  const checked = JSON.stringify(channel.parseSettings(settings));
  await huiyin.ledger.write(({ tx }) =>
    tx
      .insert(sources)
      .values({
        id,
        adapter,
        channel: channel.channel,
        name: id,
        settings: checked,
        active: true,
        lastDeliveryAt: null,
      })
      .onConflictDoUpdate({ target: sources.id, set: { settings: checked } }),
  );
  await huiyin.organisation.reload();
}

/** Hands a delivery to a source's door as its platform would. */
export function knock(app: Hono<AppEnv>, source: string, delivery: Delivery): Promise<Response> {
  const query = new URLSearchParams(delivery.query).toString();
  return Promise.resolve(
    app.request(
      `http://127.0.0.1:8311/api/v1/channels/${source}${query === '' ? '' : `?${query}`}`,
      {
        method: delivery.method,
        headers: { host: '127.0.0.1:8311', ...delivery.headers },
        ...(delivery.method === 'GET' ? {} : { body: Buffer.from(delivery.body) }),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    ),
  );
}

/** How much is kept, table by table: what a refusal must leave as it was. */
export async function kept(huiyin: Huiyin): Promise<Record<string, number>> {
  const tables = { events, tickets, submissions, ratings, persons, texts, quarantine };
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tables))
    counts[name] = (await huiyin.store.read.select().from(table)).length;
  return counts;
}
