import type { OpenSource as Opened } from '../../ingest/channels/index.ts';
import { channelAdapter } from '../../ingest/channels/index.ts';
import type { Huiyin } from '../huiyin.ts';

/** A registered source with its channel and its checked settings. */
export type OpenSource = Opened & { id: string; maxBytes: number };

/** Null when no active source of that id is registered. */
export function openSource(huiyin: Pick<Huiyin, 'organisation'>, id: string): OpenSource | null {
  const row = huiyin.organisation.now.sources.get(id);
  const channel = row?.active ? channelAdapter(row.adapter) : null;
  if (!row || !channel) return null;
  const opened = channel.open({ id, settings: JSON.parse(row.settings) });
  return { ...opened, id, maxBytes: channel.maxBytes };
}
