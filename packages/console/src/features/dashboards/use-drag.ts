/** A press that moves: each move and the end are told until the pointer lets go. Escape, or a lost pointer, ends it as if it never was. */
import { type PointerEvent, useEffect, useRef } from 'react';

export interface Drag<T> {
  /** What is needed later of the moment it began; undefined begins nothing. */
  readonly onStart: (event: PointerEvent<HTMLElement>) => T | undefined;
  readonly onMove: (started: T, x: number, y: number) => void;
  readonly onEnd: (started: T, isDropped: boolean) => void;
}

export interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onLostPointerCapture: (event: PointerEvent<HTMLElement>) => void;
}

export function useDrag<T>({ onStart, onMove, onEnd }: Drag<T>): DragHandlers {
  const running = useRef<{ readonly started: T } | undefined>(undefined);
  const end = useRef<(isDropped: boolean) => void>(() => undefined);
  end.current = (isDropped) => {
    const drag = running.current;
    running.current = undefined;
    if (drag !== undefined) onEnd(drag.started, isDropped);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end.current(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      const started = onStart(event);
      if (started === undefined) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      running.current = { started };
    },
    onPointerMove(event) {
      if (running.current !== undefined) onMove(running.current.started, event.clientX, event.clientY);
    },
    onPointerUp: () => end.current(true),
    onPointerCancel: () => end.current(false),
    onLostPointerCapture: () => end.current(false),
  };
}
