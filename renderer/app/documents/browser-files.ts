/** @file Files through the browser's own means. */

/** Null where the user cancels. */
export async function pickFile(extensions: readonly string[]): Promise<File | null> {
  return (await pick(extensions, false))[0] ?? null;
}

/** One or several; none where the user cancels. */
export function pickFiles(extensions: readonly string[]): Promise<readonly File[]> {
  return pick(extensions, true);
}

function pick(extensions: readonly string[], multiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.join(',');
    input.multiple = multiple;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address when the click returns; a little patience costs nothing.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
