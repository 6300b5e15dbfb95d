/** @file What is known of a column once a drawing multiplies its numbers. */
import type { Column } from './types.ts';

/** 1/255 of a file's `x` reads `x ÷ 255`; a built-in picture says its range. */
export function scaledColumn(column: Column, factor: number): Column {
  if (factor === 1) return column;
  const { name, range, text } = column;
  const scaled = range ? { range: [round(range[0] * factor), round(range[1] * factor)] as const } : {};
  const words = text === undefined ? writtenFactor(name, factor) : (scaled.range ?? []).join(' … ');
  const said = text === undefined ? { en: words, 'zh-CN': words } : { en: `picture ${words}`, 'zh-CN': `图片 ${words}` };
  return { ...column, ...scaled, dtype: 'f32', text: said };
}

function writtenFactor(name: string, factor: number): string {
  const inverse = Math.round(1 / factor);
  return inverse > 1 && Math.abs(1 / inverse - factor) < 1e-9 ? `${name} ÷ ${inverse}` : `${name} × ${round(factor)}`;
}

/** Six digits, without the dust of floating point. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
