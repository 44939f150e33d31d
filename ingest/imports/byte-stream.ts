import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** Whether a file is gzip, by its first bytes: a name tells nothing. */
export async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The bytes of a file, unpacked when it is gzip, a chunk at a time. Throws what the disk or zlib throws. */
export async function* byteStream(path: string, gzip: boolean): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const bytes = gzip ? source.pipe(createGunzip({ chunkSize: 256 * 1024 })) : source;
  // pipe hands no errors on: a file that cannot be read would wait for ever
  if (bytes !== source) source.on('error', (error) => bytes.destroy(error));
  try {
    for await (const chunk of bytes) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
  } finally {
    bytes.destroy();
    source.destroy();
  }
}
