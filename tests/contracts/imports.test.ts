import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMPORT_PROFILES } from '../../ingest/imports/index.ts';

const folder = fileURLToPath(new URL('../../ingest/imports/', import.meta.url));

describe.each(IMPORT_PROFILES.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  test('says what it is in both languages, and its zone exists', () => {
    expect(profile.name.zh).not.toBe('');
    expect(profile.name.en).not.toBe('');
    expect(() => new Intl.DateTimeFormat('en', { timeZone: profile.timezone })).not.toThrow();
    expect(profile.requiredColumns.length).toBeGreaterThan(0);
  });

  test('no row, whatever its cells hold, throws: it makes a case or is refused with field and both languages', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '',
        '?',
        ' ',
        '2011-07-01 01:32:33',
        '29/2/2016 06:38',
        'NaN',
        '__proto__',
        '9'.repeat(400),
      ),
    );
    const record = fc.array(cell, {
      minLength: profile.requiredColumns.length,
      maxLength: profile.requiredColumns.length,
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (rows) => {
        const collector = profile.begin({ timezone: 'UTC' });
        const results = rows.map((cells, i) =>
          collector.take({
            line: i + 2,
            cells: Object.fromEntries(profile.requiredColumns.map((c, n) => [c, cells[n] ?? ''])),
          }),
        );
        results.push(collector.end());
        for (const one of results.flatMap((r) => r.cases)) {
          expect(Number.isInteger(one.receivedAt)).toBe(true);
          expect(one.externalId).not.toBe('');
          for (const step of one.steps) expect(Number.isInteger(step.at)).toBe(true);
        }
        for (const line of results.flatMap((r) => r.refused)) {
          expect(line.field).not.toBe('');
          expect(line.message.zh).not.toBe('');
          expect(line.message.en).not.toBe('');
        }
      }),
      { numRuns: 100 },
    );
  });

  test('stands in a file of its own name', () => {
    expect(readFileSync(`${folder}${id}.ts`, 'utf8')).toContain(`id: '${id}'`);
  });
});

test('every profile file is registered', () => {
  const files = readdirSync(folder).filter((name) =>
    /: ImportProfile = \{/.test(readFileSync(folder + name, 'utf8')),
  );
  expect(files.map((name) => name.replace('.ts', '')).toSorted()).toEqual(
    IMPORT_PROFILES.map((p) => p.id).toSorted(),
  );
});
