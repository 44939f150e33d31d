import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Problem } from '../contract/common.ts';
import { EXIT } from './exit-codes.ts';
import { StartError, systemCode } from './start-error.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The listening port, before and after there is somebody behind it. */
export type Front = {
  port: number;
  /** From now on requests go here; until then they get 503. */
  open(listener: Listener): void;
  /** Accepts nothing more, lets what was accepted finish, and after `within` ms ends what has not. */
  drain(within: number): Promise<void>;
};

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  /** A client that sends its headers or its body this slowly is not waited for. */
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
/** A kept-alive connection that is silent this long while we stop has nothing on its way to us. */
const SILENT_MS = 300;

/**
 * Listens, so that a taken port is known before any data are touched.
 *
 * @throws StartError for a port that is taken or an address that is not ours
 */
export async function listen(host: string, port: number): Promise<Front> {
  let listener: Listener = notYet;
  let draining = false;
  let drained: Promise<void> | null = null;
  const waiting = new Set<ServerResponse>();
  let emptied: () => void = () => {};
  const server = createServer(LIMITS, (request, response) => {
    waiting.add(response);
    if (draining) response.shouldKeepAlive = false;
    response.once('close', () => {
      waiting.delete(response);
      if (waiting.size === 0) emptied();
    });
    listener(request, response);
  });
  server.maxHeadersCount = 100;
  server.on('clientError', answerUnreadable);
  await bind(server, host, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    open(next) {
      listener = next;
    },
    drain: (within) => (drained ??= drain(within)),
  };

  async function drain(within: number): Promise<void> {
    draining = true;
    const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
    // http's own close resets connections that are idle now, though a request may be on its way to them
    NetServer.prototype.close.call(server);
    for (const response of waiting) if (!response.headersSent) response.shouldKeepAlive = false;
    const deadline = after(within);
    await Promise.race([after(SILENT_MS).done, deadline.done]);
    if (waiting.size > 0) {
      const all = new Promise<void>((resolve) => {
        emptied = resolve;
      });
      await Promise.race([all, deadline.done]);
    }
    deadline.cancel();
    server.closeIdleConnections();
    // a connection on which nobody has said anything yet is neither idle nor busy
    const last = after(200);
    await Promise.race([closed, last.done]);
    last.cancel();
    server.closeAllConnections();
    await closed;
  }
}

function after(ms: number): { done: Promise<void>; cancel(): void } {
  let cancel: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    cancel = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { done, cancel };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)));
    server.listen({ host: host.replace(/^\[(.*)\]$/, '$1'), port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function cannotListen(error: Error, host: string, port: number): StartError {
  const code = systemCode(error);
  if (code === 'EADDRINUSE')
    return new StartError(
      EXIT.busy,
      {
        zh: `端口 ${host}:${port} 已被占用，请停止占用它的程序，或用 PORT 换一个端口，例如 PORT=8400 npm start`,
        en: `The port ${host}:${port} is taken: stop what uses it, or choose another one, such as PORT=8400 npm start`,
      },
      error,
    );
  const why =
    code === 'EACCES'
      ? { zh: `没有权限监听端口 ${port}`, en: `Not allowed to listen on port ${port}` }
      : { zh: `无法监听 ${host}:${port}`, en: `Cannot listen on ${host}:${port}` };
  return new StartError(
    EXIT.usage,
    {
      zh: `${why.zh}（${code ?? error.message}），请检查 HOST 和 PORT`,
      en: `${why.en} (${code ?? error.message}): check HOST and PORT`,
    },
    error,
  );
}

function problem(status: number, code: string, title: string, detail: string): string {
  const body: Problem = { type: `urn:huiyin:problem:${code}`, title, status, detail, code };
  return JSON.stringify(body);
}

const HEADERS = { 'content-type': 'application/problem+json; charset=utf-8' };

function notYet(_request: IncomingMessage, response: ServerResponse): void {
  const body = problem(
    503,
    'starting',
    '正在启动 Starting',
    '正在准备数据，请稍候再试 / Data are being prepared: try again soon',
  );
  response.writeHead(503, { ...HEADERS, 'retry-after': '5' }).end(body);
}

/** A request that is not HTTP, has too much of a header or comes too slowly: told why before the connection ends. */
function answerUnreadable(error: Error, socket: Socket): void {
  if (!socket.writable || systemCode(error) === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, reason, code, detail] = unreadable(systemCode(error));
  const body = problem(status, code, reason, detail);
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nconnection: close\r\ncontent-type: ${HEADERS['content-type']}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function unreadable(code: string | null): [number, string, string, string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [
        431,
        'Request Header Fields Too Large',
        'headers-too-large',
        '请求头超过 16 KB / The headers are larger than 16 KB',
      ];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'Request Timeout', 'too-slow', '请求发送过慢 / The request came too slowly'];
    default:
      return [400, 'Bad Request', 'malformed-request', '不是有效的 HTTP 请求 / Not a valid HTTP request'];
  }
}
