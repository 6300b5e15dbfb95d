/** @file While Space is held, a drag moves the view wherever it begins: nodes, wires and ports let it through. */
import { type RefObject, useEffect } from 'react';
import { isInDialog, isTyping } from '../../app/commands/typing.ts';

export function useSpacePans(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const mark = (held: boolean): void => void box.current?.toggleAttribute('data-panning', held);
    const press = ({ code, target }: KeyboardEvent): void => {
      if (code === 'Space' && !isTyping(target) && !isInDialog(target)) mark(true);
    };
    const release = ({ code }: KeyboardEvent): void => {
      if (code === 'Space') mark(false);
    };
    const leave = (): void => mark(false);
    addEventListener('keydown', press);
    addEventListener('keyup', release);
    addEventListener('blur', leave);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('keyup', release);
      removeEventListener('blur', leave);
    };
  }, [box]);
}
