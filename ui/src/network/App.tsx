import { useEffect, useMemo, useState } from 'react';
import { load, save } from '../token.js';
import { useView } from './useView.ts';
import { Announcer } from './announcer.tsx';
import { QueryClient, QueryClientContext } from './api/query.tsx';
import { Header } from './controls/Header.tsx';
import { useTheme } from './theme/theme.ts';
import { preferredLanguage, I18nContext, i18nFor } from './i18n/i18n.ts';
import { Explorer } from './Explorer.tsx';

/** The page: language, theme, token, and the view that the query string describes. */
export function App({ endpoint }: { endpoint: string }) {
  const [view, change] = useView();
  const [token, setToken] = useState<string>(load);
  const colors = useTheme();
  const language = view.language ?? preferredLanguage(navigator.languages);
  const i18n = useMemo(() => i18nFor(language), [language]);
  const client = useMemo(() => new QueryClient(endpoint, token), [endpoint, token]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${i18n.texts.title} · ${i18n.texts.product}`;
  }, [language, i18n]);
  const changeToken = (next: string) => {
    save(next);
    setToken(next);
  };
  return (
    <I18nContext value={i18n}>
      <QueryClientContext value={client}>
        <Announcer>
          <a className="skip" href="#network">{i18n.texts.skip}</a>
          <Header token={token} onToken={changeToken} colors={colors} onLanguage={(next) => change({ language: next }, 'replace')} />
          <Explorer view={view} change={change} theme={colors.theme} />
        </Announcer>
      </QueryClientContext>
    </I18nContext>
  );
}
