import { Fragment } from 'react';
import { useAnswer } from '../api/answers.tsx';
import type { TieAnswer } from '../model/answers.ts';
import tie from '../operations/tie.graphql';
import { useSpeech } from '../words/words.ts';
import { SponsorLink } from './Onward.tsx';
import { Heading, type PanelProps, Proposals, Standing } from './Panel.tsx';

/** What ties two sponsors: their shared proposals, or the chain between them. */
export function TiePanel({ a, b, view, network }: PanelProps & { a: string; b: string }) {
  const { words, count, figure, language } = useSpeech();
  const answered = useAnswer<TieAnswer>(tie, { filter: view.filter, weight: view.weight, language: language.toUpperCase(), a, b });
  const between = answered.data?.coSponsorship.between;
  const nameOf = (code: string) => network?.byCode.get(code)?.name ?? code;
  return (
    <>
      <Heading kind={words.panel.tie}>{nameOf(a)} {view.weight === 'FOWLER' ? '→' : '–'} {nameOf(b)}</Heading>
      <Standing answered={answered} />
      {between && (
        <>
          <p className="pair"><SponsorLink of={between.a} /> · <SponsorLink of={between.b} /></p>
          <dl className="facts">
            <div><dt>{words.table.shared}</dt><dd>{count(between.shared)}</dd></div>
            <div><dt>{words.table.weight}</dt><dd>{figure(between.weight)}</dd></div>
            <div><dt title={words.panel.significanceSays}>{words.panel.significance}</dt><dd>{figure(between.significance)}</dd></div>
          </dl>
          {between.shared === 0 ? (
            <>
              <p>{words.panel.untied}</p>
              <h3>{words.panel.chain}</h3>
              {between.path.length === 0 ? <p>{words.panel.noChain}</p> : (
                <p>{between.path.map((sponsor, place) => <Fragment key={sponsor.code}>{place > 0 && ' → '}<SponsorLink of={sponsor} /></Fragment>)}</p>
              )}
            </>
          ) : (
            <section>
              <p className="hint">{words.panel.significanceSays}</p>
              <h3>{words.panel.sharedProposals(count(between.proposals.totalCount))}</h3>
              <Proposals rows={between.proposals.nodes} total={between.proposals.totalCount} />
            </section>
          )}
        </>
      )}
    </>
  );
}
