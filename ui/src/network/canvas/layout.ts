import { useEffect, useState } from 'react';
import type { BaselineResult } from '../model/results.ts';

/** A graph to lay out, as columns of its sponsors and ties. */
export interface LayoutTask {
  task: number;
  codes: string[];
  communities: number[];
  a: number[];
  b: number[];
  weight: number[];
}

export interface LayoutResult {
  task: number;
  positions: [code: string, x: number, y: number][];
  done: boolean;
}

export type Positions = Map<string, { x: number; y: number }>;

export interface Layout {
  positions: Positions;
  done: boolean;
}

let worker: Worker | null = null;
let tasks = 0;

/** Returns the positions of the baseline network's sponsors, computed by a worker. Null until the worker has computed some. */
export function useLayout(baseline: BaselineResult | null): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    if (baseline === null) return;
    const { members, tieColumns } = baseline.coSponsorship;
    const task = ++tasks;
    // Terminate a computation that is no longer needed: it would delay this one.
    worker?.terminate();
    worker = new Worker(new URL(WORKERS.layout!, import.meta.url));
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutResult>) => {
      if (data.task !== task) return;
      setLayout({ positions: new Map(data.positions.map(([code, x, y]) => [code, { x, y }])), done: data.done });
    });
    worker.postMessage({
      task, codes: members.map(({ sponsor }) => sponsor.code), communities: members.map(({ community }) => community), ...tieColumns,
    } satisfies LayoutTask);
  }, [baseline]);
  return layout;
}
