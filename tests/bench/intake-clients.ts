import { Agent, request } from 'node:http';

/*
 * Clients in a process of their own: `node intake-clients.mjs URL CLIENTS SECONDS`. Each posts one submission after
 * another over a connection that stays open. Prints one line of JSON.
 */
const [url = '', clients = '32', seconds = '5'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(clients) });
const warmUntil = Date.now() + 2_000;
const until = warmUntil + Number(seconds) * 1000;
const latencies: number[] = [];
const refused: Record<string, number> = {};
let acknowledged = 0;

function post(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/v1/submissions`,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
        response.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

async function client(id: number): Promise<void> {
  for (let n = 0; Date.now() < until; n += 1) {
    const body = JSON.stringify({
      kind: 'help',
      title: `三号楼热水 ${id}-${n}`,
      text: `三号楼 ${id} 层第 ${n} 次报修：晚上十点以后没有热水，已经连续三天，请尽快处理。`,
      place: '三号楼',
      person: { name: '张三', phone: `138${String(id * 100_000 + n).padStart(8, '0')}` },
    });
    const began = performance.now();
    const status = await post(body);
    const counts = Date.now() >= warmUntil && Date.now() < until;
    if (status !== 201) refused[status] = (refused[status] ?? 0) + 1;
    else {
      acknowledged += 1;
      if (counts) latencies.push(performance.now() - began);
    }
  }
}

await Promise.all(Array.from({ length: Number(clients) }, (_, id) => client(id)));
latencies.sort((a, b) => a - b);
const quantile = (p: number) => latencies[Math.floor((latencies.length - 1) * p)] ?? null;
console.log(
  JSON.stringify({
    acknowledged,
    refused,
    perSecond: latencies.length / Number(seconds),
    p50: quantile(0.5),
    p99: quantile(0.99),
  }),
);
agent.destroy();
