import { createContext, useContext } from 'react';
import { type Language, languages } from '../model/view.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const catalogs: Record<Language, Texts> = { en, fr, es };

/** The texts of a language and its formats of numbers and dates. */
export interface I18n {
  language: Language;
  texts: Texts;
  /** Formats an integer. */
  count: (value: number) => string;
  /** Formats a measure with four significant digits; null as a dash. */
  figure: (value: number | null) => string;
  /** Formats a calendar day such as 2021-07-28; null as a dash. */
  day: (iso: string | null) => string;
  dateTime: (date: Date) => string;
}

export function i18nFor(language: Language): I18n {
  const counts = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const figures = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTimes = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    language,
    texts: catalogs[language],
    count: (value) => counts.format(value),
    figure: (value) => (value === null ? '–' : figures.format(value)),
    day: (iso) => (iso === null ? '–' : days.format(new Date(`${iso}T00:00:00Z`))),
    dateTime: (date) => dateTimes.format(date),
  };
}

/** Returns the first of the browser's languages that the page has; English if it has none of them. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}

export const I18nContext = createContext<I18n>(i18nFor('en'));

export const useI18n = (): I18n => useContext(I18nContext);
