import './node-version.mjs';
import { ensureBuilt, failed } from './ensure-built.mjs';

try {
  await ensureBuilt({ force: true });
} catch (error) {
  failed(error);
}
