import type { Component } from 'vue';

export interface AdministrationPage {
  path: string;
  permission: string;
  load: () => Promise<Component>;
}

/** The pages of administration, in the order of their menu. */
export const administrationPages: readonly AdministrationPage[] = [
  { path: 'routing-rules', permission: 'admin', load: () => import('./RoutingRulesPage.vue') },
  { path: 'time-limits', permission: 'admin', load: () => import('./TimeLimitsPage.vue') },
  { path: 'calendar', permission: 'admin', load: () => import('./CalendarPage.vue') },
  { path: 'organisation', permission: 'admin', load: () => import('./OrganisationPage.vue') },
  { path: 'windows', permission: 'admin', load: () => import('./WindowsPage.vue') },
  { path: 'sources', permission: 'admin', load: () => import('./SourcesPage.vue') },
  { path: 'quarantine', permission: 'quarantine', load: () => import('./QuarantinePage.vue') },
  { path: 'users', permission: 'admin', load: () => import('./UsersPage.vue') },
  { path: 'access-log', permission: 'admin', load: () => import('./AccessLogPage.vue') },
];
