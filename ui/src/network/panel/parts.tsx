// Parts that the panels share.
import type { ReactNode } from 'react';
import type { QueryState } from '../api/query.tsx';
import { ErrorBanner } from '../controls/ErrorBanner.tsx';
import { useI18n } from '../i18n/i18n.ts';
import type { Network } from '../model/network.ts';
import type { ListedProposal } from '../model/results.ts';
import type { View } from '../model/view.ts';
import { SelectionLink } from './Links.tsx';

export interface PanelProps {
  view: View;
  network: Network | null;
}

/** A panel's heading. It receives the focus when the panel opens. */
export function Heading({ kind, children }: { kind: string; children: ReactNode }) {
  return <><p className="kind">{kind}</p><h2 tabIndex={-1}>{children}</h2></>;
}

/** The error of a query, or a note while its first result is loading. */
export function QueryStatus({ query: { data, error, loading } }: { query: QueryState<unknown> }) {
  const { texts } = useI18n();
  if (error) return <ErrorBanner error={error} />;
  return loading && data === null ? <p className="state" role="status">{texts.states.loading}</p> : null;
}

/** A list of proposals with links to their details. */
export function Proposals({ rows, total }: { rows: ListedProposal[]; total: number }) {
  const { texts, count, day } = useI18n();
  return (
    <>
      <ul className="proposals">
        {rows.map((row) => (
          <li key={row.id}>
            <SelectionLink to={row.symbol === null ? { kind: 'proposal', id: row.id } : { kind: 'proposal', symbol: row.symbol }}>{row.symbol ?? texts.panel.untitled}</SelectionLink>
            <span className="meta">{day(row.circulatedOn)} · {texts.statuses[row.status] ?? row.status} · {row.submittedBy.code}</span>
            <span className="name" lang={row.title.language.toLowerCase()}>{row.title.text}</span>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="hint">{texts.panel.more(count(total - rows.length))}</p>}
    </>
  );
}
