/**
 * A 53-bit hash (cyrb53, Bryc, public domain) fed number by number: tells two calendars apart, keeps no secret. Plain
 * arithmetic, so that it gives the same in a browser and in the server.
 */
export function fingerprint(): { add(value: number | string): void; hex(): string } {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (unit: number) => {
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  };
  return {
    add(value) {
      if (typeof value === 'string') for (let i = 0; i < value.length; i++) mix(value.charCodeAt(i));
      else {
        mix(value >>> 0);
        mix(Math.floor(value / 4294967296));
      }
      mix(0x1f);
    },
    hex() {
      let a = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
      const b = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
      a = 4294967296 * (2097151 & b) + (a >>> 0);
      return a.toString(16).padStart(14, '0');
    },
  };
}
