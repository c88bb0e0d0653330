import { useId, useState } from 'react';
import { useI18n } from '../i18n/i18n.ts';

export interface Choice {
  code: string;
  name: string;
  aliases?: string[];
}

const MAX_RESULTS = 8;

interface Props {
  label: string;
  hideLabel?: boolean;
  choices: Choice[];
  onSelect: (code: string) => void;
}

/** A field that searches by name, code or alias: a combobox as in the ARIA Authoring Practices Guide. */
export function Combobox({ label, hideLabel, choices, onSelect }: Props) {
  const { texts, count } = useI18n();
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = text.trim() === '' ? [] : matching(choices, text).slice(0, MAX_RESULTS);
  const select = (choice: Choice | undefined) => {
    if (!choice) return;
    setText('');
    setOpen(false);
    onSelect(choice.code);
  };
  const shown = open && text.trim() !== '';
  return (
    <div className="combobox" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>{label}</label>
      <input
        id={id} role="combobox" type="text" autoComplete="off" spellCheck={false} placeholder={label} value={text}
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && found[active] ? `${id}-${active}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % (found.length || 1));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            select(found[active]);
          } else if (event.key === 'Escape') setOpen(false);
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown || found.length === 0}>
        {found.map((choice, index) => (
          <li key={choice.code} id={`${id}-${index}`} role="option" aria-selected={index === active} onPointerDown={(event) => event.preventDefault()} onClick={() => select(choice)}>
            {choice.name} <span className="code">{choice.code}</span>
          </li>
        ))}
      </ul>
      {shown && found.length === 0 && <p className="none">{texts.search.none}</p>}
      <span className="visually-hidden" role="status">{shown ? (found.length === 0 ? texts.search.none : texts.search.results(count(found.length))) : ''}</span>
    </div>
  );
}

/** Returns the choices whose name, code or alias contains the text, ignoring accents and case; prefix matches come first. */
export function matching(choices: Choice[], text: string): Choice[] {
  const wanted = plain(text.trim());
  const rank = (choice: Choice) => {
    const forms = [choice.code, choice.name, ...(choice.aliases ?? [])].map(plain);
    if (forms.some((form) => form === wanted)) return 0;
    if (forms.some((form) => form.startsWith(wanted))) return 1;
    return forms.some((form) => form.includes(wanted)) ? 2 : 3;
  };
  return choices.map((choice) => ({ choice, rank: rank(choice) })).filter(({ rank: at }) => at < 3)
    .sort((one, two) => one.rank - two.rank || one.choice.name.localeCompare(two.choice.name)).map(({ choice }) => choice);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
