import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const departments = sqliteTable('departments', {
  code: text().primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  parent: text(),
  campus: text(),
  /** The centre is a department like others; one has this. */
  centre: integer({ mode: 'boolean' }).notNull().default(false),
  active: integer({ mode: 'boolean' }).notNull().default(true),
});

export const campuses = sqliteTable('campuses', {
  code: text().primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
});

export const categories = sqliteTable('categories', {
  code: text().primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  parent: text(),
  /** The department that usually answers; a rule may say otherwise. */
  department: text(),
});

export const services = sqliteTable('services', {
  code: text().primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  department: text(),
});

/** A counter window with its kiosk or rating pad. */
export const windows = sqliteTable('windows', {
  code: text().primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  department: text().notNull(),
  campus: text(),
  service: text(),
  /** HMAC of the device token. */
  tokenHash: text('token_hash'),
});

/** A registered source: one door of one channel. `settings` is JSON, secrets included. */
export const sources = sqliteTable('sources', {
  id: text().primaryKey(),
  adapter: text().notNull(),
  channel: text().notNull(),
  name: text().notNull(),
  settings: text().notNull(),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  lastDeliveryAt: integer('last_delivery_at'),
});

/** Feeds that were last read at some time: tickets of theirs are censored there. */
export const feeds = sqliteTable('feeds', {
  id: text().primaryKey(),
  readAt: integer('read_at').notNull(),
});

export const routingRules = sqliteTable('routing_rules', {
  id: text().primaryKey(),
  position: integer().notNull(),
  name: text().notNull(),
  active: integer({ mode: 'boolean' }).notNull(),
  /** JSON of `RoutingRule.when`. */
  conditions: text().notNull(),
  department: text().notNull(),
});

/** Versions of the time-limit policy; the highest is in force. JSON of `TimeLimits`. */
export const timeLimits = sqliteTable('time_limits', {
  version: integer().primaryKey(),
  policy: text().notNull(),
  since: integer().notNull(),
});

/** Days that differ from the official calendar: vacations, anniversaries, make-up days. */
export const calendarDays = sqliteTable('calendar_days', {
  date: text().primaryKey(),
  working: integer({ mode: 'boolean' }).notNull(),
  note: text().notNull(),
});
