import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { read, type View, write } from './model/view.ts';

const CHANGED = 'view-changed';

/** How a change enters the browser's history: as a step to come back from, or in place of the last. */
export type Step = 'push' | 'replace';

export type Change = (change: Partial<View>, step?: Step) => void;

/** The view that the address tells, and how to change it. */
export function useView(): [View, Change] {
  const query = useSyncExternalStore(listen, () => location.search);
  const change = useCallback<Change>((part, step = 'push') => {
    const next = write({ ...read(location.search), ...part });
    if (next === location.search) return;
    history[step === 'push' ? 'pushState' : 'replaceState'](null, '', next === '' ? location.pathname : next);
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [useMemo(() => read(query), [query]), change];
}

function listen(changed: () => void): () => void {
  for (const name of ['popstate', CHANGED]) addEventListener(name, changed);
  return () => {
    for (const name of ['popstate', CHANGED]) removeEventListener(name, changed);
  };
}
