/** What of a stream is needed to show how far something is. */
export type Terminal = { isTTY?: boolean; write(text: string): unknown };

/** One line that is written over on a terminal; elsewhere each tenth part is a line, so that a log stays short. */
export function progressLine(stream: Terminal): {
  show(what: string, done: number, of: number): void;
} {
  let last = -1;
  return {
    show(what, done, of) {
      const percent = of === 0 ? 100 : Math.floor((done / of) * 100);
      const step = stream.isTTY ? percent : Math.floor(percent / 10);
      if (step === last) return;
      last = step;
      const line = `${what} ${String(percent).padStart(3)} %`;
      const end = done >= of;
      if (stream.isTTY) stream.write(`\r\u001b[K${line}${end ? '\n' : ''}`);
      else stream.write(`${line}\n`);
      if (end) last = -1;
    },
  };
}
