import type { Problem } from '../../api/contract/common.ts';
import { languageTag } from './language.ts';

/** What the server refused or failed at; `network` and `timeout` when it was not reached. */
export class CallError extends Error {
  readonly status: number;
  /** Stable, for programs: `wrong-code`, `code-locked`, `network`. */
  readonly code: string;
  readonly problem: Problem | null;

  constructor(status: number, code: string, problem: Problem | null) {
    super(problem?.detail ?? code);
    this.name = 'CallError';
    this.status = status;
    this.code = code;
    this.problem = problem;
  }

  /** The server was not reached, or not able: the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export type CallOptions = {
  body?: unknown;
  /** Client UUID: the same request twice is done once. */
  idempotencyKey?: string;
  authorization?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
};

/**
 * Asks the server: GET, or POST where there is a body.
 *
 * @throws CallError for a refusal, a server that cannot be reached and one that does not answer in time
 * @throws DOMException `AbortError` when `signal` ended it
 */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, options.timeoutMs ?? 15_000);
  options.signal?.addEventListener('abort', end);
  try {
    const response = await fetch(path, { ...request(options), signal: ending.signal });
    const text = await response.text();
    if (!response.ok) throw refusal(response.status, text);
    return answer<T>(text);
  } catch (error) {
    if (error instanceof CallError) throw error;
    if (options.signal?.aborted) throw error;
    throw new CallError(0, late ? 'timeout' : 'network', null);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
  }
}

function request(options: CallOptions): RequestInit {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': languageTag.value,
  };
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  if (options.authorization) headers['authorization'] = options.authorization;
  if (options.body === undefined) return { headers };
  headers['content-type'] = 'application/json';
  return { method: 'POST', headers, body: JSON.stringify(options.body) };
}

/** The server and the pages are built from one contract, so its answers are taken as what they are declared. */
function answer<T>(text: string): T {
  const value: T = JSON.parse(text);
  return value;
}

function refusal(status: number, text: string): CallError {
  const problem = problemIn(text);
  return new CallError(status, problem?.code ?? `http-${status}`, problem);
}

function problemIn(text: string): Problem | null {
  try {
    const body: unknown = JSON.parse(text);
    return isProblem(body) ? body : null;
  } catch {
    return null;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'detail' in body && 'code' in body;
}
