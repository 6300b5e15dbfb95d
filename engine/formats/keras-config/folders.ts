/** @file Folders of a `.keras` file's weights: class names in snake case, counted in Keras' order of layers. */
import { snakeCase } from './names.ts';

/** Gives `layers/dense`, `layers/dense_1`, ... in the order of the calls. */
export function folderNamer(root: string): (className: string) => string {
  const counts = new Map<string, number>();
  return (className) => {
    const base = snakeCase(className);
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return count === 0 ? `${root}/${base}` : `${root}/${base}_${count}`;
  };
}
