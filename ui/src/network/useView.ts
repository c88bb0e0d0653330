import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { read, type View, write } from './model/view.ts';

const CHANGED = 'view-changed';

/** How a change enters the browser's history: as a new entry, or in place of the current one. */
export type HistoryMode = 'push' | 'replace';

export type Change = (change: Partial<View>, mode?: HistoryMode) => void;

/** Returns the view that the page's query string describes, and a function to change it. */
export function useView(): [View, Change] {
  const query = useSyncExternalStore(subscribe, () => location.search);
  const change = useCallback<Change>((part, mode = 'push') => {
    const next = write({ ...read(location.search), ...part });
    if (next === location.search) return;
    history[mode === 'push' ? 'pushState' : 'replaceState'](null, '', next === '' ? location.pathname : next);
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [useMemo(() => read(query), [query]), change];
}

function subscribe(onChange: () => void): () => void {
  for (const name of ['popstate', CHANGED]) addEventListener(name, onChange);
  return () => {
    for (const name of ['popstate', CHANGED]) removeEventListener(name, onChange);
  };
}
