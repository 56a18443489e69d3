import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import type { Slider, Track } from './captcha-calls.ts';

interface SliderPuzzleProps {
  readonly slider: Slider;
  /** Of the text that says how to solve it. */
  readonly hintId: string;
  readonly onSolved: (x: number, track: Track) => void;
}

type Pointer = Track['pointer'];

/** The API accepts at most this many points. */
const mostPoints = 600;
const steps = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, PageDown: -20, PageUp: 20 };

/**
 * A piece to move sideways by dragging, by clicking on the track or with the arrow keys. Releasing a drag submits the
 * answer; clicks and keys need Enter or the button.
 */
export function SliderPuzzle({ slider, hintId, onSolved }: SliderPuzzleProps) {
  const { t } = useTranslation('captcha');
  const { width, height, pieceSize, pieceY, background, piece } = slider;
  const most = width - pieceSize;
  const [x, setX] = useState(0);
  const drag = useRef<{ from: number; startX: number; moved: boolean }>(undefined);
  const points = useRef<Track['points']>([]);
  const [shownAt] = useState(() => performance.now());
  const rail = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  // A new puzzle replaces the one that had focus.
  useEffect(() => handle.current?.focus(), []);

  function move(to: number, y?: number): number {
    const next = Math.min(most, Math.max(0, to));
    const t = Math.round(performance.now() - shownAt);
    if (points.current.length < mostPoints - 1)
      points.current.push({ x: next, t, ...(y === undefined ? {} : { y }) });
    setX(next);
    return next;
  }

  function answer(at: number, pointer: Pointer): void {
    const t = Math.round(performance.now() - shownAt);
    onSolved(at, { pointer, points: [...points.current, { x: at, t }] });
  }

  /** Picture pixels per CSS pixel: the picture may be scaled. */
  const scale = () => width / (rail.current?.clientWidth ?? width);

  function onDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const onHandle = (event.target as Element).closest('[role="slider"]') !== null;
    const at = (event.clientX - rail.current!.getBoundingClientRect().left) * scale();
    const startX = onHandle ? x : move(at - pieceSize / 2);
    drag.current = { from: event.clientX, startX, moved: false };
  }

  function onMove(event: PointerEvent<HTMLDivElement>): void {
    const { current } = drag;
    if (!current) return;
    const by = (event.clientX - current.from) * scale();
    if (Math.abs(by) > 3) current.moved = true;
    if (current.moved) move(current.startX + by, Math.round(event.clientY));
  }

  function onUp(event: PointerEvent<HTMLDivElement>): void {
    const moved = drag.current?.moved;
    drag.current = undefined;
    if (moved)
      answer(x, event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse');
  }

  function onKey(event: KeyboardEvent): void {
    const step = steps[event.key as keyof typeof steps] as number | undefined;
    if (step !== undefined) move(x + (event.shiftKey ? step * 5 : step));
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(most);
    else if (event.key === 'Enter') answer(x, 'keyboard');
    else return;
    event.preventDefault();
  }

  const percent = (px: number, of: number) => `${(px / of) * 100}%`;
  return (
    <div className="slider-puzzle">
      <div className="slider-picture" style={{ aspectRatio: `${width} / ${height}` }}>
        <img src={background} alt={t('picture')} draggable={false} />
        <img
          className="slider-piece"
          src={piece}
          alt=""
          draggable={false}
          style={{ left: percent(x, width), top: percent(pieceY, height), width: percent(pieceSize, width) }}
        />
      </div>
      <div
        className="slider-rail"
        ref={rail}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={onUp}
      >
        <span className="slider-label" aria-hidden="true">
          {x === 0 && t('drag')}
        </span>
        <div
          className="slider-handle"
          ref={handle}
          role="slider"
          tabIndex={0}
          aria-label={t('handle')}
          aria-describedby={hintId}
          aria-valuemin={0}
          aria-valuemax={most}
          aria-valuenow={Math.round(x)}
          style={{ left: percent(x, width), width: percent(pieceSize, width) }}
          onKeyDown={onKey}
        >
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M4 5l5 5-5 5M10 5l5 5-5 5" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        </div>
      </div>
      <Button variant="primary" fullWidth disabled={x === 0} onClick={() => answer(x, 'keyboard')}>
        {t('confirm')}
      </Button>
    </div>
  );
}
