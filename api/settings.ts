import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** How the process was started, read once from the environment and handed down; nothing else reads `process.env`. */
export type Settings = {
  /** Folder of everything that must survive: database, facts, files, keys. */
  data: string;
  databaseUrl: string;
  analyticsUrl: string;
  host: string;
  port: number;
  /** Public address, without a slash at the end; links and WeChat replies carry it. */
  url: string;
  /** Address of the installation's people: calendars, screens, day boundaries. */
  zone: string;
  demonstration: boolean;
  /** Name of the one header a trusted proxy overwrites with the client's address; others are ignored. */
  proxyHeader: string | null;
  /** Off only for benchmarks: then no request is refused for its frequency. */
  rateLimits: boolean;
  logLevel: string;
};

export class SettingsError extends Error {}

const Environment = z.object({
  HUIYIN_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.string().optional(),
  ANALYTICS_URL: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8311),
  HUIYIN_URL: z.url().optional(),
  HUIYIN_ZONE: z.string().default('Asia/Shanghai'),
  HUIYIN_PROXY_HEADER: z.string().optional(),
  HUIYIN_RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  HUIYIN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** What a variable must be, for whoever set it otherwise. */
const EXPECTED: Record<string, string> = {
  PORT: '应为 0 至 65535 的整数 / expected a whole number from 0 to 65535',
  HUIYIN_URL: '应为网址 / expected an address such as https://huiyin.example.edu',
  HUIYIN_RATE_LIMITS: '应为 on 或 off / expected on or off',
  HUIYIN_LOG: '应为 / expected one of fatal, error, warn, info, debug, silent',
};

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * Settings from environment variables.
 *
 * @throws SettingsError naming the variable, in both languages, when one cannot be used.
 */
export function readSettings(
  environment: Record<string, string | undefined>,
  mode: { demonstration: boolean },
): Settings {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}: “${environment[name] ?? ''}” ${EXPECTED[name] ?? issue.message}`;
    });
    throw new SettingsError(`设置有误 / settings cannot be used:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  if (!isLoopback(env.HOST) && env.HUIYIN_URL === undefined)
    throw new SettingsError(
      'HUIYIN_URL: 监听非本机地址时必须设置公开网址 / required when HOST is not loopback, e.g. https://huiyin.example.edu',
    );
  try {
    new Intl.DateTimeFormat('en', { timeZone: env.HUIYIN_ZONE });
  } catch {
    throw new SettingsError(`HUIYIN_ZONE: 未知时区 / unknown time zone "${env.HUIYIN_ZONE}"`);
  }
  const data = resolve(env.HUIYIN_DATA);
  // an address gives some signs a meaning of their own
  const within = (name: string): string => join(data, name).replaceAll(/[%?#]/g, encodeURIComponent);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return {
    data,
    databaseUrl: env.DATABASE_URL ?? `file:${within('huiyin.db')}`,
    analyticsUrl: env.ANALYTICS_URL ?? `duckdb:${join(data, 'facts.duckdb')}`,
    host: env.HOST,
    port: env.PORT,
    url: (
      env.HUIYIN_URL ??
      `http://${env.HOST.includes(':') && !env.HOST.startsWith('[') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`
    ).replace(/\/+$/, ''),
    zone: env.HUIYIN_ZONE,
    demonstration: mode.demonstration,
    proxyHeader: env.HUIYIN_PROXY_HEADER?.toLowerCase() ?? null,
    rateLimits: env.HUIYIN_RATE_LIMITS === 'on',
    logLevel: env.HUIYIN_LOG,
  };
}
