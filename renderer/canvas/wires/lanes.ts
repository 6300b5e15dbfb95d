/** @file Which places beside the nodes are taken by upright and level pieces of wires, so that no two lie on each other. */
import type { Box, Corner, Ends } from './wire-paths.ts';

interface Piece {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room between two columns that lanes may use. */
const gutter = 28;

export class Lanes {
  readonly #boxes: readonly Box[];
  readonly #taken: Piece[] = [];

  constructor(boxes: readonly Box[]) {
    this.#boxes = boxes;
  }

  /** Where a wire leaves its node and turns: 18 px from it, or where several do, 12 px from each other. */
  out({ x1, y1 }: Ends, track: number, alone: boolean): number {
    const wide = !this.#boxes.some(
      ({ left, top, bottom }) => left > x1 && left < x1 + 60 && top < Math.max(y1, track) && bottom > Math.min(y1, track),
    );
    const tight = alone ? [18, 12, 24, 8, 28] : [12, 20, 24, 8, 16, 28];
    const offsets = wide ? [...(alone ? [18] : []), 12, 24, 36, 48, 60, 72, 84, 96] : tight;
    return x1 + this.#choose(x1, 1, offsets, y1, track);
  }

  /** Where it turns towards the node that it leads to. */
  into({ x2, y2 }: Ends, track: number): number {
    return x2 - this.#choose(x2, -1, [16, 10, 22, gutter], y2, track);
  }

  #choose(from: number, direction: 1 | -1, offsets: readonly number[], y: number, track: number): number {
    const chosen = offsets.find((offset) => this.isFree([from + direction * offset, y], [from + direction * offset, track]));
    const offset = chosen ?? offsets[0] ?? 0;
    this.take([from + direction * offset, y], [from + direction * offset, track]);
    return offset;
  }

  /** Whether no piece lies along this one, nearer than 6 px. */
  isFree(a: Corner, b: Corner): boolean {
    const { left, right, top, bottom } = pieceOf(a, b);
    const upright = left === right;
    const [x, y] = upright ? [6, 0] : [0, 6];
    return !this.#taken.some(
      (piece) =>
        (piece.left === piece.right) === upright &&
        piece.left - x < right &&
        piece.right + x > left &&
        piece.top - y < bottom &&
        piece.bottom + y > top,
    );
  }

  take(a: Corner, b: Corner): void {
    this.#taken.push(pieceOf(a, b));
  }
}

function pieceOf([x1, y1]: Corner, [x2, y2]: Corner): Piece {
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
}
