import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Theme } from './palette.ts';

export type ThemeChoice = 'system' | Theme;

const KEY = 'proposal-tracker:theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** The reader's choice of colours, kept in this browser, and what it comes to now. */
export function useTheme(): { choice: ThemeChoice; theme: Theme; choose: (choice: ThemeChoice) => void } {
  const [choice, setChoice] = useState<ThemeChoice>(() => {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  });
  const dark = useSyncExternalStore(
    (changed) => {
      system.addEventListener('change', changed);
      return () => system.removeEventListener('change', changed);
    },
    () => system.matches,
  );
  const theme = choice === 'system' ? (dark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (next: ThemeChoice) => {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
    setChoice(next);
  };
  return { choice, theme, choose };
}

/** Whether the reader asks for less motion. */
export const stillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
