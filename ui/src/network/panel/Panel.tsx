import { useEffect, useRef } from 'react';
import { useI18n } from '../i18n/i18n.ts';
import type { Selection } from '../model/view.ts';
import { DelegationPanel } from './DelegationPanel.tsx';
import type { PanelProps } from './parts.tsx';
import { ProposalPanel } from './ProposalPanel.tsx';
import { TiePanel } from './TiePanel.tsx';

interface Props extends PanelProps {
  selection: Selection;
  onClose: () => void;
  onShow: () => void;
}

/** The details of the selected delegation, tie or proposal. */
export function Panel({ selection, onClose, onShow, ...rest }: Props) {
  const { texts } = useI18n();
  const key = JSON.stringify(selection);
  const shell = useRef<HTMLElement>(null);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    // If the page has just been opened with a selection, the focus stays where it is.
    if (before === document.body) return;
    if (before && !shell.current?.contains(before)) from.current = before;
    shell.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [key]);
  const close = () => {
    onClose();
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
  };
  return (
    <aside
      ref={shell} className="panel" aria-label={texts.panel.title}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p className="tools">
        {selection.kind !== 'proposal' && rest.view.show !== 'graph' && <button type="button" onClick={onShow}>{texts.panel.show}</button>}
        <button type="button" className="close" onClick={close}>{texts.panel.close} <span aria-hidden="true">×</span></button>
      </p>
      {selection.kind === 'sponsor' && <DelegationPanel key={key} code={selection.code} {...rest} />}
      {selection.kind === 'tie' && <TiePanel key={key} a={selection.a} b={selection.b} {...rest} />}
      {selection.kind === 'proposal' && <ProposalPanel key={key} selection={selection} />}
    </aside>
  );
}
