import { useEffect, useState } from 'react';
import { useQuery } from '../api/query.tsx';
import { prefersReducedMotion } from '../theme/theme.ts';
import type { SeriesResult, Slice } from '../model/results.ts';
import { firstWindow, daysOf, nextWindow, stepName, type Window, windowOf } from '../model/period.ts';
import { changed, type Filter, networkVariables, type Step, steps, withoutPeriod } from '../model/view.ts';
import series from '../operations/series.graphql';
import { useI18n } from '../i18n/i18n.ts';

/** The minimum time for which playback shows a period, in milliseconds. */
const STEP_DURATION = 1100;

interface Props {
  filter: Filter;
  step: Step;
  /** True once the network of the period is loaded; playback waits for it. */
  ready: boolean;
  tieCount: number | null;
  onStep: (step: Step) => void;
  onFilter: (filter: Filter, mode: 'push' | 'replace') => void;
}

/** Selects a range of periods with two handles over a chart, and plays through them. */
export function TimeBar({ filter, step, ready, tieCount, onStep, onFilter }: Props) {
  const { texts, count } = useI18n();
  const { data, error } = useQuery<SeriesResult>(series, { ...networkVariables(withoutPeriod(filter), 'SHARED'), step });
  const slices = data?.coSponsorshipSeries ?? [];
  const window = windowOf(slices, filter);
  const move = (next: Window, mode: 'push' | 'replace') => onFilter(changed(filter, daysOf(slices, next)), mode);
  const { playing, toggle, stop } = usePlay({ ready, window, length: slices.length, move: (next) => move(next, 'replace') });
  if (error) return <p className="notice" role="status">{texts.time.title}: {error.message}</p>;
  if (slices.length === 0) return null;
  const nameOf = (index: number) => stepName(slices[Math.min(Math.max(index, 0), slices.length - 1)]!, texts.time.quarter);
  const handles = handleStyle(slices.length);
  const unlimited = filter.from === undefined && filter.to === undefined;
  const span = unlimited ? texts.time.all : texts.time.span(nameOf(window.first), nameOf(window.last));
  return (
    <section className="time" aria-label={texts.time.title}>
      <button type="button" className="play" aria-pressed={playing} disabled={slices.length < 2} onClick={toggle}>
        <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>{playing ? texts.time.pause : texts.time.play}
      </button>
      <div className="track">
        <Bars slices={slices} window={window} />
        <input
          type="range" className="handle" style={handles} aria-label={texts.time.from} min={0} max={slices.length - 1} value={window.first} aria-valuetext={nameOf(window.first)}
          onChange={(event) => {
            stop();
            move({ first: Math.min(Number(event.target.value), window.last), last: window.last }, 'replace');
          }}
        />
        <input
          type="range" className="handle" style={handles} aria-label={texts.time.to} min={0} max={slices.length - 1} value={window.last} aria-valuetext={nameOf(window.last)}
          onChange={(event) => {
            stop();
            move({ first: window.first, last: Math.max(Number(event.target.value), window.first) }, 'replace');
          }}
        />
        <span className="ends" aria-hidden="true"><span>{nameOf(0)}</span><span>{nameOf(slices.length - 1)}</span></span>
      </div>
      <output className="span" aria-live="polite">{tieCount === null || !ready ? span : texts.time.window(span, count(tieCount))}</output>
      <select aria-label={texts.time.step} value={step} onChange={(event) => onStep(event.target.value as Step)}>
        {steps.map((each) => <option key={each} value={each}>{texts.time.steps[each]}</option>)}
      </select>
      <button type="button" disabled={unlimited} onClick={() => {
        stop();
        onFilter(withoutPeriod(filter), 'push');
      }}>{texts.time.whole}</button>
    </section>
  );
}

/** Positions the handles at the middle of their bars. */
function handleStyle(length: number): { left: string; width: string } {
  return { left: `calc((100% - 16px) * ${0.5 / length})`, width: `calc((100% - 16px) * ${(length - 1) / length} + 16px)` };
}

interface PlayProps {
  ready: boolean;
  window: Window;
  length: number;
  move: (window: Window) => void;
}

/** Advances the range one period at a time until the end. Each period is loaded before the next one starts. */
function usePlay({ ready, window, length, move }: PlayProps) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing || !ready) return;
    const next = nextWindow(window, length);
    if (next === null) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => move(next), prefersReducedMotion() ? 2 * STEP_DURATION : STEP_DURATION);
    return () => clearTimeout(timer);
  }, [playing, ready, window.first, window.last, length]);
  const toggle = () => {
    if (!playing) move(firstWindow(window, length));
    setPlaying(!playing);
  };
  return { playing, toggle, stop: () => setPlaying(false) };
}

function Bars({ slices, window }: { slices: Slice[]; window: Window }) {
  const { texts } = useI18n();
  const max = Math.max(1, ...slices.map((slice) => slice.network.itemCount));
  const width = 100 / slices.length;
  return (
    <svg className="bars" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <title>{texts.time.bars}</title>
      {slices.map((slice, index) => {
        const height = (28 * slice.network.itemCount) / max;
        const inRange = index >= window.first && index <= window.last;
        return <rect key={slice.from} className={inRange ? 'within' : undefined} x={index * width + width * 0.1} width={width * 0.8} y={30 - height} height={height} />;
      })}
    </svg>
  );
}
