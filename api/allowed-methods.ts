import { AppError } from './problem.ts';

type Route = { path: string; method: string };

/** Methods that some route takes at this path; middleware, catch-alls and patterns of files do not count. */
export function allowedMethods(routes: readonly Route[], path: string): string[] {
  const parts = path.split('/');
  const fits = (pattern: string): boolean => {
    const wanted = pattern.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part === parts[index] || (part.startsWith(':') && parts[index] !== ''))
    );
  };
  const found = routes.filter(
    (route) => route.method !== 'ALL' && !/[*{]/.test(route.path) && fits(route.path),
  );
  return [...new Set(found.map((route) => route.method))].sort();
}

/** 405 with what is allowed. */
export function methodNotAllowed(method: string, allowed: readonly string[]): AppError {
  const list = allowed.join(', ');
  return new AppError(
    405,
    'method-not-allowed',
    { zh: `此处不接受 ${method}，可用 ${list}`, en: `${method} is not taken here; ${list} is` },
    { headers: { allow: list } },
  );
}
