import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import { read, type Selection, write } from '../model/view.ts';

const SelectContext = createContext<(selection: Selection) => void>(() => {});

/** Provides the function that links call with their selection. */
export const SelectionProvider = SelectContext;

/** A link that changes the selection of the view. It can be opened in a new tab. */
export function SelectionLink({ to, label, children }: { to: Selection; label?: string; children: ReactNode }) {
  const select = useContext(SelectContext);
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    select(to);
  };
  return <a href={write({ ...read(location.search), selection: to })} aria-label={label} onClick={onClick}>{children}</a>;
}

/** A sponsor's name as a link to its details. */
export function SponsorLink({ of }: { of: { code: string; name: string } }) {
  return <SelectionLink to={{ kind: 'sponsor', code: of.code }}>{of.name}</SelectionLink>;
}
