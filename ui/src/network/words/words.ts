import { createContext, useContext } from 'react';
import { type Language, languages } from '../model/view.ts';
import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const catalogues: Record<Language, Words> = { en, fr, es };

/** Words of a language, and how it writes numbers and days. */
export interface Speech {
  language: Language;
  words: Words;
  /** A whole number. */
  count: (value: number) => string;
  /** A measure, to four significant digits. */
  figure: (value: number | null) => string;
  /** A calendar day, from 2021-07-28. */
  day: (iso: string | null) => string;
  moment: (date: Date) => string;
}

export function speechOf(language: Language): Speech {
  const counts = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const figures = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    language,
    words: catalogues[language],
    count: (value) => counts.format(value),
    figure: (value) => (value === null ? '–' : figures.format(value)),
    day: (iso) => (iso === null ? '–' : days.format(new Date(`${iso}T00:00:00Z`))),
    moment: (date) => moments.format(date),
  };
}

/** The best of the languages that the browser asks for, as it tells them to servers too; English where it asks for none of ours. */
export function preferred(asked: readonly string[]): Language {
  for (const tag of asked) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}

export const SpeechContext = createContext<Speech>(speechOf('en'));

export const useSpeech = (): Speech => useContext(SpeechContext);
