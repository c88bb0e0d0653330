import { Fragment } from 'react';
import { useAnswer } from '../api/answers.tsx';
import type { Named, ProposalAnswer, Revision } from '../model/answers.ts';
import type { Chosen } from '../model/view.ts';
import proposalQuery from '../operations/proposal.graphql';
import { useSpeech } from '../words/words.ts';
import { SponsorLink } from './Onward.tsx';
import { Heading, Standing } from './Panel.tsx';
import { Timeline } from './Timeline.tsx';

/** A proposal: where it stands, and its revisions with who joined at each. */
export function ProposalPanel({ chosen }: { chosen: Chosen & { kind: 'proposal' } }) {
  const { words, count, day, language } = useSpeech();
  const named = 'symbol' in chosen ? { symbol: chosen.symbol } : { id: chosen.id };
  const answered = useAnswer<ProposalAnswer>(proposalQuery, { ...named, language: language.toUpperCase() });
  const proposal = answered.data?.proposal;
  if (!proposal) {
    return (
      <>
        <Heading kind={words.panel.proposal}>{'symbol' in chosen ? chosen.symbol : words.panel.untitled}</Heading>
        <Standing answered={answered} />
        {answered.data && <p role="status">{words.panel.unknown}</p>}
      </>
    );
  }
  const circulated = proposal.revisions.nodes.filter((revision) => revision.circulatedOn !== null);
  return (
    <>
      <Heading kind={words.panel.proposal}>{proposal.symbol ?? words.panel.untitled}</Heading>
      <p className="name">{proposal.title}</p>
      <p className="meta">
        <SponsorLink of={proposal.submittedBy} /> · {words.statuses[proposal.status] ?? proposal.status}
        {proposal.circulatedOn && <> · {words.panel.circulated(day(proposal.circulatedOn))}</>}
      </p>
      <dl className="facts">
        <div><dt>{words.panel.programme}</dt><dd>{proposal.workProgramme.name}</dd></div>
        {proposal.venueTargets.length > 0 && (
          <div>
            <dt>{words.panel.venues}</dt>
            <dd>{proposal.venueTargets.map(({ venue, outcome }) => <Fragment key={venue.code}>{venue.name}{outcome && ` (${words.outcomes[outcome] ?? outcome})`}<br /></Fragment>)}</dd>
          </div>
        )}
      </dl>
      <h3>{words.panel.spells}</h3>
      <Timeline revisions={circulated} spells={proposal.coAuthorships.nodes} />
      {proposal.coAuthorships.totalCount > proposal.coAuthorships.nodes.length && <p className="hint">{words.panel.more(count(proposal.coAuthorships.totalCount - proposal.coAuthorships.nodes.length))}</p>}
      <h3>{words.panel.revisions}</h3>
      <ol className="revisions">
        {circulated.map((revision, place) => <RevisionItem key={revision.number} revision={revision} before={circulated[place - 1]} />)}
      </ol>
    </>
  );
}

/** One revision, with who is on its list and was not on the last one's, and the other way round. */
function RevisionItem({ revision, before }: { revision: Revision; before: Revision | undefined }) {
  const { words, count, day } = useSpeech();
  const without = (list: Named[], others: Named[]) => list.filter(({ code }) => !others.some((other) => other.code === code));
  const joined = before ? without(revision.coAuthors, before.coAuthors) : revision.coAuthors;
  const left = before ? without(before.coAuthors, revision.coAuthors) : [];
  return (
    <li className={revision.current ? 'current' : undefined}>
      <h4>{revision.symbol ?? words.panel.number(count(revision.number))}</h4>
      <p className="meta">
        <time dateTime={revision.circulatedOn ?? undefined}>{day(revision.circulatedOn)}</time>
        {' · '}{words.kinds[revision.kind] ?? revision.kind}{revision.reason && ` · ${words.reasons[revision.reason] ?? revision.reason}`}
      </p>
      {joined.length > 0 && <p><span className="mark joined">{before ? words.panel.joined : words.panel.original}</span> <Sponsors of={joined} /></p>}
      {left.length > 0 && <p><span className="mark left">{words.panel.left}</span> <Sponsors of={left} /></p>}
      {joined.length + left.length === 0 && <p className="hint">{words.panel.unchanged}</p>}
      {revision.note && <p className="note">{revision.note}</p>}
    </li>
  );
}

function Sponsors({ of }: { of: Named[] }) {
  return of.map((sponsor, place) => <Fragment key={sponsor.code}>{place > 0 && ', '}<SponsorLink of={sponsor} /></Fragment>);
}
