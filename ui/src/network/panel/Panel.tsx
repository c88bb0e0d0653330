import { type ReactNode, useEffect, useRef } from 'react';
import { type Answered } from '../api/answers.tsx';
import { Trouble } from '../controls/Trouble.tsx';
import type { ListedProposal } from '../model/answers.ts';
import type { Network } from '../model/network.ts';
import type { Chosen, View } from '../model/view.ts';
import { useSpeech } from '../words/words.ts';
import { DelegationPanel } from './DelegationPanel.tsx';
import { Onward } from './Onward.tsx';
import { ProposalPanel } from './ProposalPanel.tsx';
import { TiePanel } from './TiePanel.tsx';

export interface PanelProps {
  view: View;
  network: Network | null;
}

interface Props extends PanelProps {
  chosen: Chosen;
  onClose: () => void;
  onShow: () => void;
}

/** What is chosen, in words: a delegation, a tie or a proposal. */
export function Panel({ chosen, onClose, onShow, ...rest }: Props) {
  const { words } = useSpeech();
  const key = JSON.stringify(chosen);
  const shell = useRef<HTMLElement>(null);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    // With the page itself nobody is called away from what they do.
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
      ref={shell} className="panel" aria-label={words.panel.title}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p className="tools">
        {chosen.kind !== 'proposal' && rest.view.show !== 'picture' && <button type="button" onClick={onShow}>{words.panel.show}</button>}
        <button type="button" className="close" onClick={close}>{words.panel.close} <span aria-hidden="true">×</span></button>
      </p>
      {chosen.kind === 'sponsor' && <DelegationPanel key={key} code={chosen.code} {...rest} />}
      {chosen.kind === 'tie' && <TiePanel key={key} a={chosen.a} b={chosen.b} {...rest} />}
      {chosen.kind === 'proposal' && <ProposalPanel key={key} chosen={chosen} />}
    </aside>
  );
}

/** A panel's heading, which takes the focus when the panel opens. */
export function Heading({ kind, children }: { kind: string; children: ReactNode }) {
  return <><p className="kind">{kind}</p><h2 tabIndex={-1}>{children}</h2></>;
}

/** What waits or went wrong in an answer. */
export function Standing({ answered: { data, fault, waiting } }: { answered: Answered<unknown> }) {
  const { words } = useSpeech();
  if (fault) return <Trouble fault={fault} />;
  return waiting && data === null ? <p className="state" role="status">{words.states.loading}</p> : null;
}

/** Proposals, each to be opened. */
export function Proposals({ rows, total }: { rows: ListedProposal[]; total: number }) {
  const { words, count, day } = useSpeech();
  return (
    <>
      <ul className="papers">
        {rows.map((row) => (
          <li key={row.id}>
            <Onward to={row.symbol === null ? { kind: 'proposal', id: row.id } : { kind: 'proposal', symbol: row.symbol }}>{row.symbol ?? words.panel.untitled}</Onward>
            <span className="meta">{day(row.circulatedOn)} · {words.statuses[row.status] ?? row.status} · {row.submittedBy.code}</span>
            <span className="name">{row.title}</span>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="hint">{words.panel.more(count(total - rows.length))}</p>}
    </>
  );
}

