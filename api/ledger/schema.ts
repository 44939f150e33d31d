/** Every table of the installation, for Drizzle's queries and migrations. */
export * from './tables/ledger.ts';
export * from './tables/tickets.ts';
export * from './tables/organisation.ts';
export * from '../identity/tables.ts';
