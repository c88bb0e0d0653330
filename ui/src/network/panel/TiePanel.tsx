import { Fragment } from 'react';
import { useQuery } from '../api/query.tsx';
import type { TieResult } from '../model/results.ts';
import { networkVariables } from '../model/view.ts';
import tie from '../operations/tie.graphql';
import { useI18n } from '../i18n/i18n.ts';
import { SponsorLink } from './Links.tsx';
import { Heading, type PanelProps, Proposals, QueryStatus } from './parts.tsx';

/** The details of a tie: the shared proposals of two sponsors, or the shortest path between them. */
export function TiePanel({ a, b, view, network }: PanelProps & { a: string; b: string }) {
  const { texts, count, figure, language } = useI18n();
  const query = useQuery<TieResult>(tie, { ...networkVariables(view.filter, view.weight), language: language.toUpperCase(), a, b });
  const between = query.data?.coSponsorship.between;
  const nameOf = (code: string) => network?.byCode.get(code)?.name ?? code;
  return (
    <>
      <Heading kind={texts.panel.tie}>{nameOf(a)} {view.weight === 'FOWLER' ? '→' : '–'} {nameOf(b)}</Heading>
      <QueryStatus query={query} />
      {between && (
        <>
          <p className="pair"><SponsorLink of={between.a} /> · <SponsorLink of={between.b} /></p>
          <dl className="facts">
            <div><dt>{texts.table.shared}</dt><dd>{count(between.sharedCount)}</dd></div>
            <div><dt>{texts.table.weight}</dt><dd>{figure(between.weight)}</dd></div>
            <div><dt title={texts.panel.pValueHint}>{texts.panel.pValue}</dt><dd>{figure(between.pValue)}</dd></div>
          </dl>
          {between.sharedCount === 0 ? (
            <>
              <p>{texts.panel.untied}</p>
              <h3>{texts.panel.chain}</h3>
              {between.path.length === 0 ? <p>{texts.panel.noChain}</p> : (
                <p>{between.path.map((sponsor, index) => <Fragment key={sponsor.code}>{index > 0 && ' → '}<SponsorLink of={sponsor} /></Fragment>)}</p>
              )}
            </>
          ) : (
            <section>
              <p className="hint">{texts.panel.pValueHint}</p>
              <h3>{texts.panel.sharedProposals(count(between.items.totalCount))}</h3>
              <Proposals rows={between.items.nodes} total={between.items.totalCount} />
            </section>
          )}
        </>
      )}
    </>
  );
}
