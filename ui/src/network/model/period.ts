import type { Slice } from './answers.ts';
import type { Filter } from './view.ts';

/** A window of time as places of its first and last step. */
export interface Window {
  first: number;
  last: number;
}

/** The steps that the filter's window covers; a day between is of the step that holds it. */
export function windowOf(slices: Slice[], filter: Filter): Window {
  const end = slices.length - 1;
  const holding = (day: string) => slices.findIndex((slice) => day <= slice.to);
  const first = filter.from === undefined ? 0 : holding(filter.from);
  const last = filter.to === undefined ? end : holding(filter.to);
  return { first: first < 0 ? end : first, last: last < 0 ? end : last };
}

/** The window's days; a window that begins or ends with the data has no bound there. */
export function daysOf(slices: Slice[], { first, last }: Window): { from: string | undefined; to: string | undefined } {
  return { from: first === 0 ? undefined : slices[first]?.from, to: last === slices.length - 1 ? undefined : slices[last]?.to };
}

/**
 * The window one step on; null at the end. One that begins with the data grows, so that the network is
 * seen as it came to be; any other slides.
 */
export function following({ first, last }: Window, length: number): Window | null {
  if (last >= length - 1) return null;
  return { first: first === 0 ? 0 : first + 1, last: last + 1 };
}

/** Where a play begins: the same window, or from the start where it stands at the end. */
export function beginning(window: Window, length: number): Window {
  if (window.last < length - 1) return window;
  if (window.first === 0) return { first: 0, last: 0 };
  return { first: 1, last: Math.max(1, window.last - window.first + 1) };
}

/** How a step is written: its year, or its quarter. */
export function stepName(slice: Slice, quarter: (year: string, number: number) => string): string {
  const [year, month] = slice.from.split('-');
  return slice.to.slice(5) === '12-31' && month === '01' ? year! : quarter(year!, Math.ceil(Number(month) / 3));
}
