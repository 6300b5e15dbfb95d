/** @file Notices that the npm that started this process was ended. */

/**
 * The shell that npm puts between itself and us passes no signal on: when npm is ended alone, that shell goes, and so should we.
 * Calls `gone` once at most; never for a process that npm did not start.
 */
export function watchNpm(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}
