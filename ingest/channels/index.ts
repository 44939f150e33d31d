import type { ChannelAdapter, Delivery, Receipt, Reply, Understood } from './channel.ts';
import { hotline } from './hotline.ts';
import { webhook } from './webhook.ts';
import { wechat } from './wechat.ts';

/** A registered source, ready to read deliveries: its settings are inside and typed. */
export type OpenSource = {
  /** Nothing may be kept of who sent it. */
  anonymous: boolean;
  understand(delivery: Delivery, now: number): Promise<Understood>;
  reply(delivery: Delivery, receipts: Receipt[], now: number, random: (bytes: number) => Uint8Array): Reply;
};

/** A channel as routes and pages see it, whatever the type of its settings. */
export type RegisteredChannel = Pick<
  ChannelAdapter<unknown>,
  'id' | 'channel' | 'name' | 'maxBytes' | 'secretSettings' | 'settingsSchema'
> & {
  /** Checks what an administrator entered and fills in defaults. Throws a ZodError with the path of the field. */
  parseSettings(input: unknown): unknown;
  /** Opens a source with its stored settings. Throws a ZodError when they no longer fit. */
  open(source: { id: string; settings: unknown }): OpenSource;
};

function register<S>(adapter: ChannelAdapter<S>): RegisteredChannel {
  const { id, channel, name, maxBytes, secretSettings, settingsSchema } = adapter;
  return {
    id,
    channel,
    name,
    maxBytes,
    secretSettings,
    settingsSchema,
    parseSettings: (input) => adapter.parseSettings(input),
    open(stored) {
      const source = { id: stored.id, settings: adapter.parseSettings(stored.settings) };
      return {
        anonymous: adapter.anonymous(source.settings),
        understand: async (delivery, now) => adapter.understand(delivery, source, now),
        reply: (delivery, receipts, now, random) => adapter.reply(delivery, source, receipts, now, random),
      };
    },
  };
}

/**
 * Every channel with a door of its own at `/api/v1/channels/:sourceId`. The web form and the kiosk have typed routes:
 * `web-form.ts` and `kiosk.ts` turn their bodies into submissions.
 */
export const CHANNEL_ADAPTERS: readonly RegisteredChannel[] = [
  register(wechat),
  register(hotline),
  register(webhook),
];

export function channelAdapter(id: string): RegisteredChannel | null {
  return CHANNEL_ADAPTERS.find((adapter) => adapter.id === id) ?? null;
}
