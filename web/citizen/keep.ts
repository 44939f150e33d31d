/** Browser storage that may be switched off or full: then nothing is kept, and nothing breaks. */
export type Keep = {
  read(name: string): string | null;
  write(name: string, text: string): void;
  drop(name: string): void;
};

function keepIn(storage: () => Storage): Keep {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (name) => attempt(() => storage().getItem(name), null),
    write: (name, text) => attempt(() => storage().setItem(name, text), undefined),
    drop: (name) => attempt(() => storage().removeItem(name), undefined),
  };
}

/** Stays on this device. */
export const onDevice = keepIn(() => window.localStorage);
/** Gone with the tab. */
export const inTab = keepIn(() => window.sessionStorage);
