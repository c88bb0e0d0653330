import { Fragment } from 'react';
import { useQuery } from '../api/query.tsx';
import type { Named, ProposalResult, Revision } from '../model/results.ts';
import type { Selection } from '../model/view.ts';
import proposalQuery from '../operations/proposal.graphql';
import { useI18n } from '../i18n/i18n.ts';
import { SponsorLink } from './Links.tsx';
import { Heading, QueryStatus } from './parts.tsx';
import { Timeline } from './Timeline.tsx';

/** The details of a proposal: its status, and its revisions with the co-authors who joined and left. */
export function ProposalPanel({ selection }: { selection: Selection & { kind: 'proposal' } }) {
  const { texts, count, day, language } = useI18n();
  const by = 'symbol' in selection ? { symbol: selection.symbol } : { id: selection.id };
  const query = useQuery<ProposalResult>(proposalQuery, { by, language: language.toUpperCase() });
  const proposal = query.data?.proposal;
  if (!proposal) {
    return (
      <>
        <Heading kind={texts.panel.proposal}>{'symbol' in selection ? selection.symbol : texts.panel.untitled}</Heading>
        <QueryStatus query={query} />
        {query.data && <p role="status">{texts.panel.unknown}</p>}
      </>
    );
  }
  const circulated = proposal.revisions.nodes.filter((revision) => revision.circulatedOn !== null);
  return (
    <>
      <Heading kind={texts.panel.proposal}>{proposal.symbol ?? texts.panel.untitled}</Heading>
      <p className="name" lang={proposal.title.language.toLowerCase()}>{proposal.title.text}</p>
      <p className="meta">
        <SponsorLink of={proposal.submittedBy} /> · {texts.statuses[proposal.status] ?? proposal.status}
        {proposal.circulatedOn && <> · {texts.panel.circulated(day(proposal.circulatedOn))}</>}
      </p>
      <dl className="facts">
        <div><dt>{texts.panel.programme}</dt><dd>{proposal.workProgramme.name}</dd></div>
        {proposal.venueTargets.length > 0 && (
          <div>
            <dt>{texts.panel.venues}</dt>
            <dd>{proposal.venueTargets.map(({ venue, outcome }) => <Fragment key={venue.code}>{venue.name}{outcome && ` (${texts.outcomes[outcome.kind] ?? outcome.kind})`}<br /></Fragment>)}</dd>
          </div>
        )}
      </dl>
      <h3>{texts.panel.spells}</h3>
      <Timeline revisions={circulated} spells={proposal.coAuthorships.nodes} />
      {proposal.coAuthorships.totalCount > proposal.coAuthorships.nodes.length && <p className="hint">{texts.panel.more(count(proposal.coAuthorships.totalCount - proposal.coAuthorships.nodes.length))}</p>}
      <h3>{texts.panel.revisions}</h3>
      <ol className="revisions">
        {circulated.map((revision, index) => <RevisionItem key={revision.number} revision={revision} before={circulated[index - 1]} current={revision.id === proposal.currentRevision.id} />)}
      </ol>
    </>
  );
}

/** A revision, with the differences of its list of co-authors from the previous revision. */
function RevisionItem({ revision, before, current }: { revision: Revision; before: Revision | undefined; current: boolean }) {
  const { texts, count, day } = useI18n();
  const without = (list: Named[], others: Named[]) => list.filter(({ code }) => !others.some((other) => other.code === code));
  const joined = before ? without(revision.sponsors, before.sponsors) : revision.sponsors;
  const left = before ? without(before.sponsors, revision.sponsors) : [];
  return (
    <li className={current ? 'current' : undefined}>
      <h4>{revision.symbol ?? texts.panel.number(count(revision.number))}</h4>
      <p className="meta">
        <time dateTime={revision.circulatedOn ?? undefined}>{day(revision.circulatedOn)}</time>
        {' · '}{texts.kinds[revision.kind] ?? revision.kind}{revision.reason && ` · ${texts.reasons[revision.reason] ?? revision.reason}`}
      </p>
      {joined.length > 0 && <p><span className="mark joined">{before ? texts.panel.joined : texts.panel.original}</span> <Sponsors of={joined} /></p>}
      {left.length > 0 && <p><span className="mark left">{texts.panel.left}</span> <Sponsors of={left} /></p>}
      {joined.length + left.length === 0 && <p className="hint">{texts.panel.unchanged}</p>}
      {revision.note && <p className="note" lang={revision.note.language.toLowerCase()}>{revision.note.text}</p>}
    </li>
  );
}

function Sponsors({ of }: { of: Named[] }) {
  return of.map((sponsor, index) => <Fragment key={sponsor.code}>{index > 0 && ', '}<SponsorLink of={sponsor} /></Fragment>);
}
