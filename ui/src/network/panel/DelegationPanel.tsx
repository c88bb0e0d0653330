import { useAnswer } from '../api/answers.tsx';
import type { DelegationAnswer } from '../model/answers.ts';
import { measureOf, type Network, rankOf, type Sponsor } from '../model/network.ts';
import { measures } from '../model/view.ts';
import delegation from '../operations/delegation.graphql';
import { useSpeech } from '../words/words.ts';
import { Onward, SponsorLink } from './Onward.tsx';
import { Heading, type PanelProps, Proposals, Standing } from './Panel.tsx';

/** A delegation or group: its measures with their ranks, its neighbours, its proposals. */
export function DelegationPanel({ code, view, network }: PanelProps & { code: string }) {
  const { words, count, figure, language } = useSpeech();
  const { workProgramme, venues, circulatedFrom, circulatedTo } = view.filter;
  const answered = useAnswer<DelegationAnswer>(delegation, {
    filter: view.filter, weight: view.weight, language: language.toUpperCase(), code, proposals: { sponsors: [code], workProgramme, venues, circulatedFrom, circulatedTo },
  });
  const sponsor = network?.byCode.get(code);
  const { data } = answered;
  const neighbours = data?.coSponsorship.neighbours;
  return (
    <>
      <Heading kind={sponsor?.group ? words.panel.group : words.panel.delegation}>{sponsor?.name ?? code} <span className="code">{code}</span></Heading>
      {network && !sponsor && <p>{words.panel.notThere(code)}</p>}
      {network && sponsor && <Measures network={network} sponsor={sponsor} />}
      <Standing answered={answered} />
      {neighbours && sponsor && (
        <section>
          <h3>{words.panel.neighbours(count(neighbours.totalCount))}</h3>
          {neighbours.totalCount === 0 ? <p>{words.panel.noNeighbours}</p> : (
            <table className="small">
              <thead><tr><th scope="col">{words.table.sponsor}</th><th scope="col" className="numeric">{words.table.weight}</th><th scope="col" className="numeric">{words.table.shared}</th></tr></thead>
              <tbody>
                {neighbours.nodes.map((row) => (
                  <tr key={row.sponsor.code}>
                    <th scope="row"><SponsorLink of={row.sponsor} /></th>
                    <td className="numeric">{figure(row.weight)}</td>
                    <td className="numeric"><Onward to={{ kind: 'tie', a: code, b: row.sponsor.code }} label={`${row.sponsor.name}: ${words.picture.shared(count(row.shared))}`}>{count(row.shared)}</Onward></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {neighbours.totalCount > neighbours.nodes.length && <p className="hint">{words.panel.more(count(neighbours.totalCount - neighbours.nodes.length))}</p>}
        </section>
      )}
      {data && (
        <section>
          <h3>{words.panel.proposals(count(data.proposals.totalCount))}</h3>
          <p className="hint">{words.panel.proposalsNote}</p>
          <Proposals rows={data.proposals.nodes} total={data.proposals.totalCount} />
        </section>
      )}
    </>
  );
}

function Measures({ network, sponsor }: { network: Network; sponsor: Sponsor }) {
  const { words, count, figure } = useSpeech();
  return (
    <section>
      <h3>{words.panel.measures}</h3>
      <table className="small">
        <thead><tr><th scope="col"><span className="unseen">{words.panel.measures}</span></th><th scope="col" className="numeric">{words.panel.value}</th><th scope="col" className="numeric">{words.panel.rankTitle}</th></tr></thead>
        <tbody>
          {measures.map((measure) => {
            const rank = rankOf(network, sponsor, measure);
            return (
              <tr key={measure}>
                <th scope="row" title={words.definitions[measure]}>{words.measures[measure]}</th>
                <td className="numeric">{figure(measureOf(sponsor, measure))}</td>
                <td className="numeric rank">{rank === null ? '–' : words.panel.rank(count(rank), count(network.sponsors.length))}</td>
              </tr>
            );
          })}
          <tr><th scope="row">{words.table.community}</th><td className="numeric">{count(sponsor.community)}</td><td /></tr>
        </tbody>
      </table>
    </section>
  );
}
