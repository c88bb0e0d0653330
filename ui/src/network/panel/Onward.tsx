import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import { type Chosen, read, write } from '../model/view.ts';

const ChooseContext = createContext<(chosen: Chosen) => void>(() => {});

/** What happens when one is chosen, for all links within. */
export const Choosing = ChooseContext;

/** A link to what is chosen by it, in the view as it is otherwise; it can be opened in a tab of its own. */
export function Onward({ to, label, children }: { to: Chosen; label?: string; children: ReactNode }) {
  const choose = useContext(ChooseContext);
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    choose(to);
  };
  return <a href={write({ ...read(location.search), chosen: to })} aria-label={label} onClick={go}>{children}</a>;
}

/** A sponsor's name, to be opened. */
export function SponsorLink({ of }: { of: { code: string; name: string } }) {
  return <Onward to={{ kind: 'sponsor', code: of.code }}>{of.name}</Onward>;
}
