import './node-version.mjs';
import { ensureBuilt, failed, root } from './ensure-built.mjs';

// the server runs in this process: signals, exit code and terminal are its own
process.env.NODE_ENV ??= 'production';
try {
  await ensureBuilt();
} catch (error) {
  failed(error);
}
process.argv.splice(2, 0, '--demonstration');
await import(new URL('dist/server/server.mjs', `file://${root}/`).href);
