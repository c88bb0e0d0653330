import type { Fault } from '../api/client.ts';
import { useSpeech } from '../words/words.ts';

/** An error in words: what it is, what the API says of it, where it lies. */
export function Trouble({ fault, onClear }: { fault: Fault; onClear?: (() => void) | undefined }) {
  const { words } = useSpeech();
  return (
    <div className="trouble" role="alert">
      <h2>{words.states.codes[fault.code] ?? words.states.codes.INTERNAL}</h2>
      <p lang="en">{fault.message}</p>
      {fault.field !== null && <p className="hint">{words.states.where(fault.field)}</p>}
      <p className="hint"><code>{fault.code}</code></p>
      {onClear && <button type="button" onClick={onClear}>{words.states.clear}</button>}
    </div>
  );
}
