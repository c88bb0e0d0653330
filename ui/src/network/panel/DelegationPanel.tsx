import { useQuery } from '../api/query.tsx';
import type { DelegationResult } from '../model/results.ts';
import { measureOf, type Network, rankOf, type Sponsor } from '../model/network.ts';
import { measures, networkVariables, proposalVariables } from '../model/view.ts';
import delegation from '../operations/delegation.graphql';
import { useI18n } from '../i18n/i18n.ts';
import { SelectionLink, SponsorLink } from './Links.tsx';
import { Heading, type PanelProps, Proposals, QueryStatus } from './parts.tsx';

/** The details of a delegation or group: its measures with their ranks, its neighbors, and its proposals. */
export function DelegationPanel({ code, view, network }: PanelProps & { code: string }) {
  const { texts, count, figure, language } = useI18n();
  const query = useQuery<DelegationResult>(delegation, {
    ...networkVariables(view.filter, view.weight), language: language.toUpperCase(), code, proposals: { sponsors: [code], ...proposalVariables(view.filter) },
  });
  const sponsor = network?.byCode.get(code);
  const { data } = query;
  const neighbours = data?.coSponsorship.member?.neighbours;
  return (
    <>
      <Heading kind={sponsor?.group ? texts.panel.group : texts.panel.delegation}>{sponsor?.name ?? code} <span className="code">{code}</span></Heading>
      {network && !sponsor && <p>{texts.panel.notThere(code)}</p>}
      {network && sponsor && <Measures network={network} sponsor={sponsor} />}
      <QueryStatus query={query} />
      {neighbours && sponsor && (
        <section>
          <h3>{texts.panel.neighbours(count(neighbours.totalCount))}</h3>
          {neighbours.totalCount === 0 ? <p>{texts.panel.noNeighbours}</p> : (
            <table className="small">
              <thead><tr><th scope="col">{texts.table.sponsor}</th><th scope="col" className="numeric">{texts.table.weight}</th><th scope="col" className="numeric">{texts.table.shared}</th></tr></thead>
              <tbody>
                {neighbours.nodes.map((row) => (
                  <tr key={row.sponsor.code}>
                    <th scope="row"><SponsorLink of={row.sponsor} /></th>
                    <td className="numeric">{figure(row.weight)}</td>
                    <td className="numeric"><SelectionLink to={{ kind: 'tie', a: code, b: row.sponsor.code }} label={`${row.sponsor.name}: ${texts.graph.shared(count(row.sharedCount))}`}>{count(row.sharedCount)}</SelectionLink></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {neighbours.totalCount > neighbours.nodes.length && <p className="hint">{texts.panel.more(count(neighbours.totalCount - neighbours.nodes.length))}</p>}
        </section>
      )}
      {data && (
        <section>
          <h3>{texts.panel.proposals(count(data.proposals.totalCount))}</h3>
          <p className="hint">{texts.panel.proposalsNote}</p>
          <Proposals rows={data.proposals.nodes} total={data.proposals.totalCount} />
        </section>
      )}
    </>
  );
}

function Measures({ network, sponsor }: { network: Network; sponsor: Sponsor }) {
  const { texts, count, figure } = useI18n();
  return (
    <section>
      <h3>{texts.panel.measures}</h3>
      <table className="small">
        <thead><tr><th scope="col"><span className="visually-hidden">{texts.panel.measures}</span></th><th scope="col" className="numeric">{texts.panel.value}</th><th scope="col" className="numeric">{texts.panel.rankTitle}</th></tr></thead>
        <tbody>
          {measures.map((measure) => {
            const rank = rankOf(network, sponsor, measure);
            return (
              <tr key={measure}>
                <th scope="row" title={texts.definitions[measure]}>{texts.measures[measure]}</th>
                <td className="numeric">{figure(measureOf(sponsor, measure))}</td>
                <td className="numeric rank">{rank === null ? '–' : texts.panel.rank(count(rank), count(network.sponsors.length))}</td>
              </tr>
            );
          })}
          <tr><th scope="row">{texts.table.community}</th><td className="numeric">{count(sponsor.community)}</td><td /></tr>
        </tbody>
      </table>
    </section>
  );
}
