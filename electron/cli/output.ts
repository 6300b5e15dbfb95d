/** @file What a command prints: JSON lines or words on stdout, everything else on stderr. */

export interface Output {
  readonly json: boolean;
  /** One object a line; nothing without `--json`. */
  event(object: Readonly<Record<string, unknown>>): void;
  /** Words on stdout; nothing with `--json`. */
  print(text: string): void;
  /** A line that the next one replaces, on a terminal only. An empty text takes it away. */
  progress(text: string): void;
  /** Words on stderr, always. */
  log(text: string): void;
}

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const clearLine = '\r\u001b[2K';

export function createOutput(json: boolean, stdout: Stream, stderr: Stream): Output {
  const live = !json && Boolean(stdout.isTTY);
  let shown = false;
  const clear = () => {
    if (shown) stdout.write(clearLine);
    shown = false;
  };
  return {
    json,
    event: (object) => {
      if (json) stdout.write(`${toJson(object)}\n`);
    },
    print: (text) => {
      if (json) return;
      clear();
      stdout.write(`${text}\n`);
    },
    progress: (text) => {
      if (!live) return;
      clear();
      stdout.write(text.slice(0, (stdout.columns ?? 80) - 1));
      shown = text !== '';
    },
    log: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
  };
}

/** JSON on one line; NaN and infinities are null, as JSON has no word for them. */
export function toJson(object: unknown): string {
  return JSON.stringify(object);
}

/** Columns aligned, two spaces between; numbers to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}
