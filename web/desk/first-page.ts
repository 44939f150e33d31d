/** Where somebody begins at the desk: with tickets, else with the settings they may see, else nowhere here. */
export function firstPage(
  permissions: readonly string[],
  pages: readonly { path: string; permission: string }[],
): string | null {
  return permissions.includes('ticket.read') ? '/tickets' : firstSetting(permissions, pages);
}

/** The first page of administration that somebody may open, or null. */
export function firstSetting(
  permissions: readonly string[],
  pages: readonly { path: string; permission: string }[],
): string | null {
  const page = pages.find((one) => permissions.includes(one.permission));
  return page ? `/administration/${page.path}` : null;
}
