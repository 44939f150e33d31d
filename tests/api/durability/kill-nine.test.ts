import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../api/ledger/database.ts';
import { submissions, tickets } from '../../../api/ledger/schema.ts';
import { verifyLedger } from '../../../api/ledger/verify.ts';
import { bundleServer, startKillable } from './killable-server.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CLIENTS = 32;
/** Milliseconds from the first acknowledgement to the kill, one for each round: early, late, in between. */
const ROUNDS = [20, 400, 90, 250, 10, 160, 320, 50, 210, 120];

type Receipt = { number: string; code: string };

let bundle: Awaited<ReturnType<typeof bundleServer>>;
let data: string;
beforeAll(async () => {
  bundle = await bundleServer();
  data = mkdtempSync(join(tmpdir(), 'huiyin-kill-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(data, { recursive: true, force: true });
});

/** One submission under a key; null when the server died before it answered. */
function lodge(url: string, key: string, agent: Agent): Promise<Receipt | null> {
  const body = JSON.stringify({ kind: 'help', text: `热水 ${key}` });
  return new Promise((answered, reject) => {
    const sent = request(
      `${url}/api/v1/submissions`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': key,
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.once('error', () => answered(null));
        response.once('end', () => {
          if (response.statusCode === 201) answered(JSON.parse(text));
          else reject(new Error(`${response.statusCode}: ${text}`));
        });
      },
    );
    sent.once('error', () => answered(null));
    sent.end(body);
  });
}

test('kill -9 during intake, ten times: what was acknowledged is there once, whole, and answered alike', async () => {
  const acknowledged = new Map<string, Receipt>();
  const unanswered: string[] = [];

  for (const [round, delay] of ROUNDS.entries()) {
    const server = await startKillable(bundle.entry, data);
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

    // whoever got no answer asks again with the same key, and whoever got one gets the same
    for (const key of unanswered.splice(0)) {
      const receipt = await lodge(server.url, key, agent);
      if (receipt) acknowledged.set(key, receipt);
    }
    const [lastKey, lastReceipt] = [...acknowledged].at(-1) ?? [];
    if (lastKey !== undefined) expect(await lodge(server.url, lastKey, agent)).toEqual(lastReceipt);

    let dead = false;
    let first: () => void = () => {};
    const begun = new Promise<void>((resolve) => (first = resolve));
    const clients = Array.from({ length: CLIENTS }, async (_, client) => {
      for (let n = 0; !dead; n += 1) {
        const key = `${round}-${client}-${n}`;
        const receipt = await lodge(server.url, key, agent);
        if (receipt) acknowledged.set(key, receipt);
        else unanswered.push(key);
        first();
      }
    });
    await begun;
    await new Promise((resolve) => setTimeout(resolve, delay));
    dead = true;
    await server.kill('SIGKILL');
    await Promise.all(clients);
    agent.destroy();
  }

  const server = await startKillable(bundle.entry, data);
  await expect
    .poll(async () => (await (await fetch(`${server.url}/healthz`)).json()).facts.behind, { timeout: 20_000 })
    .toBe(0);
  const health = await (await fetch(`${server.url}/healthz`)).json();
  expect(health.facts.position).toBe(health.ledger.position);
  await server.kill('SIGTERM');

  const store = await openDatabase(`file:${join(data, 'huiyin.db')}`, ROOT);
  const kept = await store.read.select().from(submissions);
  const made = await store.read.select({ id: tickets.id, number: tickets.number }).from(tickets);
  const numbers = new Map(made.map(({ id, number }) => [id, number]));
  const numberByKey = new Map(kept.map((row) => [row.externalId, numbers.get(row.ticketId ?? '')]));
  expect(acknowledged.size).toBeGreaterThan(ROUNDS.length * CLIENTS);
  for (const [key, { number }] of acknowledged) expect(numberByKey.get(key)).toBe(number);
  expect(numberByKey.size).toBe(kept.length);
  expect(made).toHaveLength(kept.length);
  const report = await verifyLedger({ store });
  expect(report).toMatchObject({ ok: true, found: [], tickets: kept.length });
  store.close();
}, 300_000);
