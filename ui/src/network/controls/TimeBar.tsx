import { useEffect, useState } from 'react';
import { useAnswer } from '../api/answers.tsx';
import { stillness } from '../look/theme.ts';
import type { SeriesAnswer, Slice } from '../model/answers.ts';
import { beginning, daysOf, following, stepName, type Window, windowOf } from '../model/period.ts';
import { changed, type Filter, type Step, steps, timeless } from '../model/view.ts';
import series from '../operations/series.graphql';
import { useSpeech } from '../words/words.ts';

/** A step of a play is shown at least so long, in milliseconds. */
const BEAT = 1100;

interface Props {
  filter: Filter;
  step: Step;
  /** Whether the network of the window is there: a play waits for it. */
  ready: boolean;
  edgeCount: number | null;
  onStep: (step: Step) => void;
  onFilter: (filter: Filter, how: 'push' | 'replace') => void;
}

/** The window of time: two handles over a chart of the steps, and a play through them. */
export function TimeBar({ filter, step, ready, edgeCount, onStep, onFilter }: Props) {
  const { words, count } = useSpeech();
  const { data, fault } = useAnswer<SeriesAnswer>(series, { filter: timeless(filter), step });
  const slices = data?.coSponsorshipSeries ?? [];
  const window = windowOf(slices, filter);
  const move = (next: Window, how: 'push' | 'replace') => onFilter(changed(filter, daysOf(slices, next)), how);
  const { playing, toggle, stop } = usePlay({ ready, window, length: slices.length, move: (next) => move(next, 'replace') });
  if (fault) return <p className="notice" role="status">{words.time.title}: <span lang="en">{fault.message}</span></p>;
  if (slices.length === 0) return null;
  const name = (place: number) => stepName(slices[Math.min(Math.max(place, 0), slices.length - 1)]!, words.time.quarter);
  const handles = handleStyle(slices.length);
  const whole = filter.from === undefined && filter.to === undefined;
  const span = whole ? words.time.all : words.time.span(name(window.first), name(window.last));
  return (
    <section className="time" aria-label={words.time.title}>
      <button type="button" className="play" aria-pressed={playing} disabled={slices.length < 2} onClick={toggle}>
        <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>{playing ? words.time.pause : words.time.play}
      </button>
      <div className="track">
        <Bars slices={slices} window={window} />
        <input
          type="range" className="handle" style={handles} aria-label={words.time.from} min={0} max={slices.length - 1} value={window.first} aria-valuetext={name(window.first)}
          onChange={(event) => {
            stop();
            move({ first: Math.min(Number(event.target.value), window.last), last: window.last }, 'replace');
          }}
        />
        <input
          type="range" className="handle" style={handles} aria-label={words.time.to} min={0} max={slices.length - 1} value={window.last} aria-valuetext={name(window.last)}
          onChange={(event) => {
            stop();
            move({ first: window.first, last: Math.max(Number(event.target.value), window.first) }, 'replace');
          }}
        />
        <span className="ends" aria-hidden="true"><span>{name(0)}</span><span>{name(slices.length - 1)}</span></span>
      </div>
      <output className="span" aria-live="polite">{edgeCount === null || !ready ? span : words.time.window(span, count(edgeCount))}</output>
      <select aria-label={words.time.step} value={step} onChange={(event) => onStep(event.target.value as Step)}>
        {steps.map((each) => <option key={each} value={each}>{words.time.steps[each]}</option>)}
      </select>
      <button type="button" disabled={whole} onClick={() => {
        stop();
        onFilter(timeless(filter), 'push');
      }}>{words.time.whole}</button>
    </section>
  );
}

/** Handles stand in the middle of their bars. */
function handleStyle(length: number): { left: string; width: string } {
  return { left: `calc((100% - 16px) * ${0.5 / length})`, width: `calc((100% - 16px) * ${(length - 1) / length} + 16px)` };
}

interface PlayProps {
  ready: boolean;
  window: Window;
  length: number;
  move: (window: Window) => void;
}

/** Moves the window on, one step a beat and never before the last one is drawn, until the end. */
function usePlay({ ready, window, length, move }: PlayProps) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing || !ready) return;
    const next = following(window, length);
    if (next === null) {
      setPlaying(false);
      return;
    }
    const beat = setTimeout(() => move(next), stillness() ? 2 * BEAT : BEAT);
    return () => clearTimeout(beat);
  }, [playing, ready, window.first, window.last, length]);
  const toggle = () => {
    if (!playing) move(beginning(window, length));
    setPlaying(!playing);
  };
  return { playing, toggle, stop: () => setPlaying(false) };
}

function Bars({ slices, window }: { slices: Slice[]; window: Window }) {
  const { words } = useSpeech();
  const most = Math.max(1, ...slices.map((slice) => slice.proposalCount));
  const width = 100 / slices.length;
  return (
    <svg className="bars" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <title>{words.time.bars}</title>
      {slices.map((slice, place) => {
        const height = (28 * slice.proposalCount) / most;
        const within = place >= window.first && place <= window.last;
        return <rect key={slice.from} className={within ? 'within' : undefined} x={place * width + width * 0.1} width={width * 0.8} y={30 - height} height={height} />;
      })}
    </svg>
  );
}
