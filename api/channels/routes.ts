import type { Context } from 'hono';
import type { Delivery } from '../../ingest/channels/channel.ts';
import type { Huiyin } from '../huiyin.ts';
import { methodNotAllowed } from '../allowed-methods.ts';
import { newRoutes } from '../openapi.ts';
import { AppError, notFound } from '../problem.ts';
import { deliver } from './deliver.ts';
import { openSource } from './open-source.ts';

async function readDelivery(huiyin: Huiyin, c: Context, sourceId: string): Promise<Delivery> {
  const source = openSource(huiyin, sourceId);
  if (!source) throw notFound({ zh: `没有来源“${sourceId}”`, en: `There is no source "${sourceId}"` });
  const tooLarge = new AppError(413, 'too-large', {
    zh: `内容超过 ${source.maxBytes} 字节`,
    en: `The body is larger than ${source.maxBytes} bytes`,
  });
  if (Number(c.req.header('content-length') ?? 0) > source.maxBytes) throw tooLarge;
  const body = c.req.method === 'GET' ? new Uint8Array() : new Uint8Array(await c.req.arrayBuffer());
  if (body.byteLength > source.maxBytes) throw tooLarge;
  return {
    method: c.req.method === 'GET' ? 'GET' : 'POST',
    query: c.req.query(),
    headers: c.req.header(),
    body,
  };
}

/** Every registered source's door: `/api/v1/channels/{source}`, by the protocol of its channel. */
export function channelRoutes(huiyin: Huiyin) {
  const routes = newRoutes();
  routes.on(['GET', 'POST'], '/api/v1/channels/:source', async (c) => {
    const sourceId = c.req.param('source');
    const { reply } = await deliver(huiyin, sourceId, await readDelivery(huiyin, c, sourceId));
    return new Response(reply.body, { status: reply.status, headers: { 'content-type': reply.contentType } });
  });
  routes.all('/api/v1/channels/:source', (c) => {
    throw methodNotAllowed(c.req.method, ['GET', 'POST']);
  });
  return routes;
}
