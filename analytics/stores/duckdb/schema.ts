import { FACTS, type ColumnType, type FactName } from '../../facts/schema.ts';
import { FACT_NAMES } from '../fact-key.ts';

const SQL_TYPES: Record<ColumnType, 'VARCHAR' | 'BIGINT' | 'BOOLEAN'> = {
  text: 'VARCHAR',
  time: 'BIGINT',
  work: 'BIGINT',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
};

export const columnsOf = (fact: FactName): [string, ColumnType][] => Object.entries(FACTS[fact]);

export const hasColumn = (fact: FactName, column: string): boolean => column in FACTS[fact];

export const isText = (fact: FactName, column: string): boolean =>
  columnsOf(fact).some(([name, type]) => name === column && type === 'text');

/** Statements that make an empty store; they leave one that is there alone. */
export const SCHEMA: readonly string[] = [
  ...FACT_NAMES.map((fact) => {
    const columns = columnsOf(fact).map(([name, type]) => `${column(name)} ${SQL_TYPES[type]}`);
    return `CREATE TABLE IF NOT EXISTS ${fact} (${columns.join(', ')})`;
  }),
  'CREATE TABLE IF NOT EXISTS state (position BIGINT NOT NULL, version VARCHAR)',
  'INSERT INTO state SELECT 0, NULL WHERE NOT EXISTS (FROM state)',
];

/** A column's name in SQL. Names come from the schema and from metrics, never from a question. */
export function column(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new RangeError(`"${name}" is no column`);
  return `"${name}"`;
}

/** A value in SQL. DuckDB's plain strings know no escape but the doubled quote. */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''").replaceAll('\0', '')}'`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} is no value`);
  return String(value);
}
