/** Copies, also in WebViews that have no clipboard of their own; false where nothing worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'sr-only';
  document.body.appendChild(area);
  area.select();
  try {
    // the one way that WebViews without the clipboard API know
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}
