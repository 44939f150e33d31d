import './node-version.mjs';
import { ensureBuilt, failed, root } from './ensure-built.mjs';

// the command line runs in this process: output and exit code are its own
process.env.NODE_ENV ??= 'production';
try {
  await ensureBuilt({ silent: true });
} catch (error) {
  failed(error);
}
await import(new URL('dist/server/huiyin.mjs', `file://${root}/`).href);
