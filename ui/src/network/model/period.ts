import type { Slice } from './results.ts';
import type { Filter } from './view.ts';

/** A range of periods as the indexes of its first and last one. */
export interface Window {
  first: number;
  last: number;
}

/** The periods that the filter's dates cover, including those that they cover partly. */
export function windowOf(slices: Slice[], filter: Filter): Window {
  const end = slices.length - 1;
  const containing = (day: string) => slices.findIndex((slice) => day <= slice.to);
  const first = filter.from === undefined ? 0 : containing(filter.from);
  const last = filter.to === undefined ? end : containing(filter.to);
  return { first: first < 0 ? end : first, last: last < 0 ? end : last };
}

/** The dates of a range. A range that starts or ends with the data has no bound there. */
export function daysOf(slices: Slice[], { first, last }: Window): { from: string | undefined; to: string | undefined } {
  return { from: first === 0 ? undefined : slices[first]?.from, to: last === slices.length - 1 ? undefined : slices[last]?.to };
}

/**
 * The next range of a playback; null at the end. A range that starts with the data grows, so that it shows
 * how the network developed; any other moves.
 */
export function nextWindow({ first, last }: Window, length: number): Window | null {
  if (last >= length - 1) return null;
  return { first: first === 0 ? 0 : first + 1, last: last + 1 };
}

/** The first range of a playback: the current one, or one at the start if the current one is at the end. */
export function firstWindow(window: Window, length: number): Window {
  if (window.last < length - 1) return window;
  if (window.first === 0) return { first: 0, last: 0 };
  return { first: 1, last: Math.max(1, window.last - window.first + 1) };
}

/** The name of a period: its year or its quarter. */
export function stepName(slice: Slice, quarter: (year: string, number: number) => string): string {
  const [year, month] = slice.from.split('-');
  return slice.to.slice(5) === '12-31' && month === '01' ? year! : quarter(year!, Math.ceil(Number(month) / 3));
}
