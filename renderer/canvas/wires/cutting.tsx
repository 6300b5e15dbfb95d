/** @file Alt+drag over empty canvas cuts the wires that it crosses. */
import { ViewportPortal } from '@xyflow/react';
import type { PointerEvent as ReactPointerEvent, ReactNode } from 'react';
import { cutWires } from '../../document/commands/cut-wires.ts';
import { editor } from '../../document/editor.ts';
import { clearMarks, marks, useStroke } from './marks.ts';
import { wiresCrossed } from './near-wires.ts';
import { toDrawing } from '../view/stage.ts';

/** Begins a stroke where Alt is held over canvas or wires; Esc lets go without cutting. */
export function beginCut(event: ReactPointerEvent): void {
  const { target } = event;
  const free = target instanceof Element && target.closest('.react-flow__pane') && !target.closest('.react-flow__node');
  if (!event.altKey || event.button !== 0 || !free) return;
  event.stopPropagation();
  event.preventDefault();
  marks.setState({ stroke: [toDrawing({ x: event.clientX, y: event.clientY })], cut: new Set() });
  const move = ({ clientX, clientY }: PointerEvent): void => {
    const { stroke, cut } = marks.getState();
    const [last, next] = [stroke.at(-1), toDrawing({ x: clientX, y: clientY })];
    marks.setState({ stroke: [...stroke, next], cut: new Set([...cut, ...(last ? wiresCrossed(last, next) : [])]) });
  };
  const end = (): void => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', cutNow);
    removeEventListener('keydown', cancel, true);
    clearMarks();
  };
  const cutNow = (): void => {
    const edges = [...marks.getState().cut];
    end();
    if (edges.length > 0) editor.execute(cutWires, { edges });
  };
  const cancel = (pressed: KeyboardEvent): void => {
    if (pressed.key !== 'Escape') return;
    pressed.stopImmediatePropagation();
    end();
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', cutNow);
  addEventListener('keydown', cancel, true);
}

export function CutStroke(): ReactNode {
  const stroke = useStroke();
  if (stroke.length < 2) return null;
  return (
    <ViewportPortal>
      <svg className="loose-wire" aria-hidden>
        <path className="cut-stroke" d={`M${stroke.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      </svg>
    </ViewportPortal>
  );
}
