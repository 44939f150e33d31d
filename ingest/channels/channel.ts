import type { Channel, Submission } from '../submission.ts';

/** What arrived, byte for byte, before anybody understood it. */
export type Delivery = {
  method: 'GET' | 'POST';
  /** Decoded query parameters. */
  query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

/** A registered source of the channel: its settings have passed the channel's own `settings` schema. */
export type SourceContext<S> = { id: string; settings: S };

/** Refusals carry a stable code; the words for it in both languages stand in `ingest/channels/refusals.ts`. */
export type Refusal = {
  /** 403 forged or stale, 405 wrong method: nothing kept. 400 and 422 unreadable: an authenticated source's goes to quarantine. */
  status: 400 | 403 | 405 | 413 | 415 | 422;
  code: string;
  /** Path of the field, `line 3`, or null. */
  field: string | null;
  /** True once the sender has proved who it is: only then is what cannot be read kept. */
  authenticated: boolean;
  detail: { zh: string; en: string };
};

export type Understood =
  /** Store and answer: 1..n submissions, then `reply` is built from what became of them. */
  | { type: 'submissions'; submissions: Submission[] }
  /** Answer at once and store nothing (URL verification, an unsubscribe). */
  | { type: 'answer'; reply: Reply }
  | { type: 'refused'; refusal: Refusal };

export type Reply = { status: number; contentType: string; body: string };

/** What became of a submission: the same for the first delivery and for each repeat. */
export type Receipt = {
  ticketNumber: string | null;
  queryCode: string | null;
  /** Absolute address at which the person can follow it. */
  followUrl: string | null;
  /** Epoch ms by which an answer is due. */
  answerDueAt: number | null;
  ratingAccepted: boolean;
};

/**
 * One door by its real protocol. Pure: the clock and chance come as arguments; `S` is the channel's settings.
 * The route `/api/v1/channels/:sourceId`, the settings page and the contract test are generic.
 */
export interface ChannelAdapter<S> {
  id: string;
  channel: Channel;
  name: { zh: string; en: string };
  /** Largest body accepted, in bytes. */
  maxBytes: number;
  /** Checks and types what the administrator entered. Throws a ZodError with the path of the field. */
  parseSettings(input: unknown): S;
  /** Whether the source promises anonymity: then nothing is kept of who sent it, neither id nor raw payload. */
  anonymous(settings: S): boolean;
  /** Names of the settings that are secret: shown once, never listed. */
  secretSettings: readonly string[];
  /** JSON Schema of the settings for the administration page. */
  settingsSchema: unknown;
  /** Authenticate and understand. Never throws on bad input. */
  understand(delivery: Delivery, source: SourceContext<S>, now: number): Promise<Understood> | Understood;
  /** The answer in the protocol's own form. `random` gives n random bytes. Must be equal for equal arguments. */
  reply(
    delivery: Delivery,
    source: SourceContext<S>,
    receipts: Receipt[],
    now: number,
    random: (bytes: number) => Uint8Array,
  ): Reply;
}
