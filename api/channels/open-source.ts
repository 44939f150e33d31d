import type { ChannelAdapter, Delivery, Receipt, Reply, Understood } from '../../ingest/channels/channel.ts';
import { CHANNEL_ADAPTERS } from '../../ingest/channels/index.ts';
import type { Huiyin } from '../huiyin.ts';
import type { SourceRow } from '../organisation/organisation.ts';

/** A registered source with its adapter and its checked settings. */
export type OpenSource = {
  id: string;
  maxBytes: number;
  understand(delivery: Delivery, now: number): Promise<Understood> | Understood;
  reply(delivery: Delivery, receipts: Receipt[], now: number, random: (bytes: number) => Uint8Array): Reply;
};

function open<S>(adapter: ChannelAdapter<S>, row: SourceRow): OpenSource {
  const source = { id: row.id, settings: adapter.parseSettings(JSON.parse(row.settings)) };
  return {
    id: row.id,
    maxBytes: adapter.maxBytes,
    understand: (delivery, now) => adapter.understand(delivery, source, now),
    reply: (delivery, receipts, now, random) => adapter.reply(delivery, source, receipts, now, random),
  };
}

/** Null when no active source of that id is registered. */
export function openSource(huiyin: Pick<Huiyin, 'organisation'>, id: string): OpenSource | null {
  const row = huiyin.organisation.now.sources.get(id);
  if (!row?.active) return null;
  const adapter = CHANNEL_ADAPTERS.find((each) => each.id === row.adapter);
  return adapter ? open(adapter, row) : null;
}
