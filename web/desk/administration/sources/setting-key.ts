/** Key of the words for a setting; a dot would divide the key. */
export function settingKey(path: string): string {
  return `desk.administration.sources.setting.${path.replaceAll('.', '-')}`;
}
