import type { Huiyin } from '../huiyin.ts';
import { addressGroup } from '../security/client-address.ts';
import { TokenBuckets } from '../security/token-bucket.ts';
import { tooMany } from '../security/too-many.ts';

/**
 * How many wrong passwords are taken: ten for an account and thirty for an address, then one more each minute or two
 * seconds. By account, since whoever has many addresses goes round a limit by address; by address, since whoever has
 * one password goes round a limit by account. Accounts that do not exist are counted too, or the limit would tell.
 */
export class SignInLimits {
  readonly #huiyin: Pick<Huiyin, 'settings' | 'clock'>;
  readonly #accounts = new TokenBuckets({ burst: 10, perMinute: 1 });
  readonly #clients = new TokenBuckets({ burst: 30, perMinute: 30 });

  constructor(huiyin: Pick<Huiyin, 'settings' | 'clock'>) {
    this.#huiyin = huiyin;
  }

  /** @throws AppError 429 when this account or this client has used up its tries */
  check(email: string, client: string): void {
    if (!this.#huiyin.settings.rateLimits) return;
    const now = this.#huiyin.clock();
    const wait = this.#accounts.wait(key(email), now) ?? this.#clients.wait(addressGroup(client), now);
    if (wait !== null) throw tooMany(wait, 'too-many-attempts');
    // counted before the password is looked at: tries side by side must not all pass
    this.#accounts.take(key(email), now);
    this.#clients.take(addressGroup(client), now);
  }

  succeeded(email: string): void {
    this.#accounts.forgive(key(email));
  }
}

const key = (email: string): string => email.trim().toLowerCase();
