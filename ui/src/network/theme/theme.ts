import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Theme } from './palette.ts';

export type ThemeChoice = 'system' | Theme;

const KEY = 'proposal-tracker:theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** Returns the reader's choice of theme, which localStorage saves, and the theme in use. */
export function useTheme(): { choice: ThemeChoice; theme: Theme; select: (choice: ThemeChoice) => void } {
  const [choice, setChoice] = useState<ThemeChoice>(() => {
    const saved = localStorage.getItem(KEY);
    return saved === 'light' || saved === 'dark' ? saved : 'system';
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
  const select = (next: ThemeChoice) => {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
    setChoice(next);
  };
  return { choice, theme, select };
}

/** Reports whether the reader prefers reduced motion. */
export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
