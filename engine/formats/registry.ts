/** @file All file formats, by id and by extension. A format is a folder here and a line below. */
import { h5 } from './h5/format.ts';
import type { Format, Importer } from './interface.ts';
import { keras } from './keras/format.ts';
import { onnx } from './onnx/format.ts';

export const formats: readonly Format[] = [keras, h5, onnx];

export function findFormat(idOrExtension: string): Format | null {
  const wanted = idOrExtension.toLowerCase();
  return formats.find((format) => format.id === wanted || format.extension === wanted) ?? null;
}

export function findImporter(idOrExtension: string): Importer | null {
  return findFormat(idOrExtension)?.importer ?? null;
}
