import { useEffect, useState } from 'react';
import type { GroundAnswer } from '../model/answers.ts';

/** A graph to find places for: columns of its sponsors and ties. */
export interface LayoutTask {
  task: number;
  codes: string[];
  communities: number[];
  a: number[];
  b: number[];
  weight: number[];
}

export interface LayoutAnswer {
  task: number;
  places: [code: string, x: number, y: number][];
  done: boolean;
}

export type Places = Map<string, { x: number; y: number }>;

export interface Layout {
  places: Places;
  /** What it was found for. */
  ground: GroundAnswer;
  done: boolean;
}

let worker: Worker | null = null;
let tasks = 0;

/** Places for the sponsors of the ground, found by a worker; null before there are any. */
export function useLayout(ground: GroundAnswer | null): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    if (ground === null) return;
    const { nodes, edgeColumns } = ground.coSponsorship;
    const task = ++tasks;
    // A layout that nobody waits for any more would keep the next one waiting.
    worker?.terminate();
    worker = new Worker(new URL(WORKERS.layout!, import.meta.url));
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.task !== task) return;
      setLayout({ places: new Map(data.places.map(([code, x, y]) => [code, { x, y }])), ground, done: data.done });
    });
    worker.postMessage({
      task, codes: nodes.map(({ sponsor }) => sponsor.code), communities: nodes.map(({ community }) => community), ...edgeColumns,
    } satisfies LayoutTask);
  }, [ground]);
  return layout;
}
