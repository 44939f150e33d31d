/** Words as somebody types them into one field: separated by commas, semicolons or spaces of either script, each once. */
export function splitKeywords(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/).filter((word) => word !== ''))];
}
