import { createContext, useContext, useEffect, useState } from 'react';
import { ask, Fault } from './client.ts';

/** How much of what was answered is kept: a play back and forth asks nothing twice. */
const KEPT = 80;

/** Sends operations for one token, and keeps the latest answers. */
export class Source {
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(private readonly endpoint: string, readonly token: string) {}

  answer<Answer>(query: string, variables: object): Promise<Answer> {
    const key = keyOf(query, variables);
    const there = this.kept.get(key) as Promise<Answer> | undefined;
    if (there) return there;
    const coming = ask<Answer>(this.endpoint, this.token, query, variables);
    this.kept.set(key, coming);
    for (const oldest of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(oldest);
    coming.catch(() => this.kept.delete(key));
    return coming;
  }
}

export const SourceContext = createContext<Source | null>(null);

export function useSource(): Source {
  const source = useContext(SourceContext);
  if (source === null) throw new Error('no source of answers around this component');
  return source;
}

/** Where an answer stands: while another is on its way, data is still the last one. */
export interface Answered<Answer> {
  data: Answer | null;
  fault: Fault | null;
  waiting: boolean;
}

/** The answer to an operation; null variables ask nothing. */
export function useAnswer<Answer>(query: string, variables: object | null): Answered<Answer> {
  const source = useSource();
  const [got, setGot] = useState<{ key: string; source: Source; data: Answer | null; fault: Fault | null } | null>(null);
  const key = variables === null ? null : keyOf(query, variables);
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    source.answer<Answer>(query, variables!).then(
      (data) => wanted && setGot({ key, source, data, fault: null }),
      (cause: unknown) => wanted && setGot({ key, source, data: null, fault: cause instanceof Fault ? cause : new Fault('INTERNAL', String(cause)) }),
    );
    return () => {
      wanted = false;
    };
    // The key stands for the operation and its variables.
  }, [source, key]);
  if (key === null) return { data: null, fault: null, waiting: false };
  const current = got !== null && got.key === key && got.source === source;
  return { data: got?.data ?? null, fault: current ? got.fault : null, waiting: !current };
}

function keyOf(query: string, variables: object): string {
  return JSON.stringify([query, variables]);
}
