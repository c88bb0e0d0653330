import { useEffect, useMemo, useState } from 'react';
import { load, save } from '../token.js';
import { useView } from './address.ts';
import { Announcer } from './announce.tsx';
import { Source, SourceContext } from './api/answers.tsx';
import { Header } from './controls/Header.tsx';
import { useTheme } from './look/theme.ts';
import { preferred, SpeechContext, speechOf } from './words/words.ts';
import { Explorer } from './Explorer.tsx';

/** The page: its words, its colours, its token, and the view that the address tells. */
export function App({ endpoint }: { endpoint: string }) {
  const [view, change] = useView();
  const [token, setToken] = useState<string>(load);
  const colours = useTheme();
  const language = view.language ?? preferred(navigator.languages);
  const speech = useMemo(() => speechOf(language), [language]);
  const source = useMemo(() => new Source(endpoint, token), [endpoint, token]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${speech.words.title} · ${speech.words.product}`;
  }, [language, speech]);
  const keep = (next: string) => {
    save(next);
    setToken(next);
  };
  return (
    <SpeechContext value={speech}>
      <SourceContext value={source}>
        <Announcer>
          <a className="skip" href="#network">{speech.words.skip}</a>
          <Header token={token} onToken={keep} colours={colours} onLanguage={(next) => change({ language: next }, 'replace')} />
          <Explorer view={view} change={change} theme={colours.theme} />
        </Announcer>
      </SourceContext>
    </SpeechContext>
  );
}
