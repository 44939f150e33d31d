import type { Problem } from '../../api/contract/common.ts';
import { languageTag } from './locale.ts';

/** What the server refused or failed at, or `network` when it was not reached. */
export class ApiError extends Error {
  readonly status: number;
  /** Stable, for programs: `not-found`, `version-conflict`, `network`. */
  readonly code: string;
  readonly problem: Problem | null;
  /** The whole body, for answers that carry more than a problem (`current` of a conflict). */
  readonly body: unknown;

  constructor(status: number, code: string, message: string, problem: Problem | null, body: unknown) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.problem = problem;
    this.body = body;
  }

  /** The message for one field of a form, or null. */
  fieldMessage(field: string): string | null {
    return this.problem?.errors?.find((error) => error.field === field)?.message ?? null;
  }
}

export type QueryValue = string | number | boolean | null | undefined;

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Record<string, QueryValue | readonly string[]>;
  signal?: AbortSignal | undefined;
  /** Client UUID: the same request twice is done once. */
  idempotencyKey?: string;
}

let whenSignedOut: () => void = () => {};

/** What to do when any answer says 401; the door leads to its sign-in page. */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act;
}

/** Asks the server: JSON in, JSON out, problem details as a thrown `ApiError`; an abort throws as an abort. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': languageTag.value,
  };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  const response = await reach(path + queryString(options.query), {
    method: options.method ?? 'GET',
    headers,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  if (response.ok) return readJson<T>(response);
  const error = await refusal(response);
  if (error.status === 401 && !path.startsWith('/api/auth/')) whenSignedOut();
  throw error;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'network', 'network', null, null);
  }
}

/** The server and the screens are built from one contract, so its answers are taken as what they are declared. */
async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  const answer: T = text === '' ? null : JSON.parse(text);
  return answer;
}

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const problem = isProblem(body) ? body : null;
  const words = problem?.detail || problem?.title || plainMessage(body) || `HTTP ${response.status}`;
  return new ApiError(response.status, problem?.code ?? `http-${response.status}`, words, problem, body);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body;
}

/** better-auth answers `{ code, message }`. */
function plainMessage(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('message' in body)) return null;
  return typeof body.message === 'string' ? body.message : null;
}

/** Query string with its question mark; empty values are left out, arrays repeat. */
export function queryString(query: CallOptions['query']): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') for (const one of value) pairs.append(name, one);
    else pairs.append(name, String(value));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}
