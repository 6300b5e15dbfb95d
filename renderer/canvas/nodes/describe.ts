/** @file A node in one sentence, for people who hear the drawing. */
import { say } from '../../locales/index.ts';
import { formatDims } from '../../ui/shape.tsx';
import type { NodeFace } from './node-data.ts';

/** Id of the element that holds a node's sentence. */
export function spokenId(node: string): string {
  return `says-${node}`;
}

/** `edges, Conv2D 32 3×3 relu, output 26 × 26 × 32`. */
export function describe(name: string, face: NodeFace): string {
  return [name, face.words.join(' '), stateOf(face)].join(', ');
}

function stateOf(face: NodeFace): string {
  if (face.problem !== null) return `${say('canvas.problem')} ${face.problem}`.trim();
  if (face.classes !== null) return say('canvas.classes', { count: face.classes });
  if (face.shape !== null) return say('canvas.gives', { shape: formatDims(face.shape.length === 0 ? [1] : face.shape) });
  return face.waitsFor === null ? say('canvas.notWired') : say('canvas.waits', { name: face.waitsFor });
}
