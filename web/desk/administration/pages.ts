import type { Component } from 'vue';

export interface AdministrationPage {
  path: string;
  permission: string;
  load: () => Promise<Component>;
}

/** The pages of administration, in the order of their menu. */
export const administrationPages: readonly AdministrationPage[] = [
  { path: 'routing-rules', permission: 'admin', load: () => import('./routing/RoutingRulesPage.vue') },
  { path: 'time-limits', permission: 'admin', load: () => import('./time/TimeLimitsPage.vue') },
  { path: 'calendar', permission: 'admin', load: () => import('./time/CalendarPage.vue') },
  { path: 'organisation', permission: 'admin', load: () => import('./organisation/OrganisationPage.vue') },
  { path: 'windows', permission: 'admin', load: () => import('./windows/WindowsPage.vue') },
  { path: 'sources', permission: 'admin', load: () => import('./sources/SourcesPage.vue') },
  { path: 'quarantine', permission: 'quarantine', load: () => import('./quarantine/QuarantinePage.vue') },
  { path: 'users', permission: 'admin', load: () => import('./users/UsersPage.vue') },
  { path: 'access-log', permission: 'audit', load: () => import('./access/AccessLogPage.vue') },
];

/** What opens the door of administration: any page of it. */
export const administrationPermissions: readonly string[] = [
  ...new Set(administrationPages.map((page) => page.permission)),
];
