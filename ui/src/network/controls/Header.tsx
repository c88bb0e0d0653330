import { clean, read } from '../../token.js';
import { type Language, languages } from '../model/view.ts';
import type { ThemeChoice, useTheme } from '../look/theme.ts';
import { type Speech, useSpeech } from '../words/words.ts';
import { Menu } from './Menu.tsx';

const own: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español' };

interface Props {
  token: string;
  onToken: (token: string) => void;
  colours: ReturnType<typeof useTheme>;
  onLanguage: (language: Language) => void;
}

/** The page's name, and what is the reader's own: language, colours, token. */
export function Header({ token, onToken, colours, onLanguage }: Props) {
  const { words, language } = useSpeech();
  return (
    <header className="head">
      <p className="product">{words.product}</p>
      <h1>{words.title}</h1>
      <div className="own">
        <select aria-label={words.language} value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
          {languages.map((tag) => <option key={tag} value={tag} lang={tag}>{own[tag]}</option>)}
        </select>
        <select aria-label={words.theme.label} value={colours.choice} onChange={(event) => colours.choose(event.target.value as ThemeChoice)}>
          {(['system', 'light', 'dark'] as const).map((choice) => <option key={choice} value={choice}>{words.theme[choice]}</option>)}
        </select>
        <TokenMenu token={token} onToken={onToken} />
      </div>
    </header>
  );
}

function TokenMenu({ token, onToken }: Pick<Props, 'token' | 'onToken'>) {
  const speech = useSpeech();
  const { words } = speech;
  const said = read(token, new Date());
  const fault = said.state === 'malformed' || said.state === 'expired';
  return (
    <Menu label={said.state === 'none' ? words.token.public : (said.who ?? words.token.label)} className="token">
      <label htmlFor="token">{words.token.label}</label>
      <input
        id="token" value={token} autoComplete="off" spellCheck={false} aria-describedby="token-says token-hint" aria-invalid={fault}
        onChange={(event) => onToken(clean(event.target.value))}
      />
      <output id="token-says" className={fault ? 'fault' : undefined}>{tokenText(said, speech)}</output>
      <p id="token-hint" className="hint">{words.token.hint}</p>
      <button type="button" disabled={token === ''} onClick={() => onToken('')}>{words.token.forget}</button>
    </Menu>
  );
}

function tokenText({ state, who, scope, until }: ReturnType<typeof read>, { words, moment }: Speech): string {
  if (state === 'none') return words.token.none;
  if (state === 'malformed') return words.token.malformed;
  if (state === 'expired') return words.token.expired(who ?? '–', moment(until!));
  return words.token.valid(who ?? '–', scope ?? words.token.noScope, until === null ? '' : moment(until));
}
