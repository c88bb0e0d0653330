import { clean, read } from '../../token.js';
import { type Language, languages } from '../model/view.ts';
import type { ThemeChoice, useTheme } from '../theme/theme.ts';
import { type I18n, useI18n } from '../i18n/i18n.ts';
import { Menu } from './Menu.tsx';

const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español' };

interface Props {
  token: string;
  onToken: (token: string) => void;
  colors: ReturnType<typeof useTheme>;
  onLanguage: (language: Language) => void;
}

/** The page's title and the reader's settings: language, theme and token. */
export function Header({ token, onToken, colors, onLanguage }: Props) {
  const { texts, language } = useI18n();
  return (
    <header className="head">
      <p className="product">{texts.product}</p>
      <h1>{texts.title}</h1>
      <div className="settings">
        <select aria-label={texts.language} value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
          {languages.map((tag) => <option key={tag} value={tag} lang={tag}>{languageNames[tag]}</option>)}
        </select>
        <select aria-label={texts.theme.label} value={colors.choice} onChange={(event) => colors.select(event.target.value as ThemeChoice)}>
          {(['system', 'light', 'dark'] as const).map((choice) => <option key={choice} value={choice}>{texts.theme[choice]}</option>)}
        </select>
        <TokenMenu token={token} onToken={onToken} />
      </div>
    </header>
  );
}

function TokenMenu({ token, onToken }: Pick<Props, 'token' | 'onToken'>) {
  const i18n = useI18n();
  const { texts } = i18n;
  const claims = read(token, new Date());
  const error = claims.state === 'malformed' || claims.state === 'expired';
  return (
    <Menu label={claims.state === 'none' ? texts.token.public : (claims.who ?? texts.token.label)} className="token">
      <label htmlFor="token">{texts.token.label}</label>
      <input
        id="token" value={token} autoComplete="off" spellCheck={false} aria-describedby="token-status token-hint" aria-invalid={error}
        onChange={(event) => onToken(clean(event.target.value))}
      />
      <output id="token-status" className={error ? 'error' : undefined}>{tokenText(claims, i18n)}</output>
      <p id="token-hint" className="hint">{texts.token.hint}</p>
      <button type="button" disabled={token === ''} onClick={() => onToken('')}>{texts.token.forget}</button>
    </Menu>
  );
}

function tokenText({ state, who, scope, until }: ReturnType<typeof read>, { texts, dateTime }: I18n): string {
  if (state === 'none') return texts.token.none;
  if (state === 'malformed') return texts.token.malformed;
  if (state === 'expired') return texts.token.expired(who ?? '–', dateTime(until!));
  return texts.token.valid(who ?? '–', scope ?? texts.token.noScope, until === null ? '' : dateTime(until));
}
