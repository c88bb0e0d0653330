import type { ApiError } from '../api/client.ts';
import { useI18n } from '../i18n/i18n.ts';

/** An error: a heading for its code, the API's message, and the invalid input. */
export function ErrorBanner({ error, onClear }: { error: ApiError; onClear?: (() => void) | undefined }) {
  const { texts } = useI18n();
  return (
    <div className="error-banner" role="alert">
      <h2>{texts.states.codes[error.code] ?? texts.states.codes.INTERNAL}</h2>
      <p>{error.message}</p>
      {error.field !== null && <p className="hint">{texts.states.where(error.field)}</p>}
      <p className="hint"><code>{error.code}</code></p>
      {onClear && <button type="button" onClick={onClear}>{texts.states.clear}</button>}
    </div>
  );
}
