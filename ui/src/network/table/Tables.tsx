import { useAnswer } from '../api/answers.tsx';
import type { SignificanceAnswer } from '../model/answers.ts';
import { measureOf, type Network, type Sponsor, type Tie } from '../model/network.ts';
import { measures, type View } from '../model/view.ts';
import { Onward, SponsorLink } from '../panel/Onward.tsx';
import significance from '../operations/significance.graphql';
import { useSpeech } from '../words/words.ts';
import { type Column, Table } from './Table.tsx';

interface Props {
  network: Network;
  view: View;
  onSort: (sort: string) => void;
}

/** The nodes of the picture to read: each with all of its measures. */
export function SponsorTable({ network, view, onSort }: Props) {
  const { words, count, figure } = useSpeech();
  const whole = new Set(['proposals', 'submitted', 'degree', 'core']);
  const columns: Column<Sponsor>[] = [
    { name: 'name', title: words.table.sponsor, numeric: false, value: ({ name }) => name, show: ({ code, name }) => <SponsorLink of={{ code, name }} /> },
    { name: 'code', title: words.table.code, numeric: false, value: ({ code }) => code, show: ({ code }) => code },
    { name: 'community', title: words.table.community, numeric: true, value: ({ community }) => community, show: ({ community }) => count(community) },
    ...measures.map((measure) => ({
      name: measure, title: words.measures[measure], hint: words.definitions[measure], numeric: true,
      value: (sponsor: Sponsor) => measureOf(sponsor, measure),
      show: (sponsor: Sponsor) => (whole.has(measure) && measureOf(sponsor, measure) !== null ? count(measureOf(sponsor, measure)!) : figure(measureOf(sponsor, measure))),
    })),
  ];
  const chosen = (sponsor: Sponsor) => view.chosen?.kind === 'sponsor' && view.chosen.code === sponsor.code;
  return <Table caption={words.table.sponsors} columns={columns} rows={network.sponsors} rowKey={({ code }) => code} chosen={chosen} sort={view.sort} onSort={onSort} />;
}

/** The ties of the picture to read: each with its weight and its significance. */
export function TieTable({ network, view, onSort }: Props) {
  const { words, count, figure } = useSpeech();
  const { data, fault } = useAnswer<SignificanceAnswer>(significance, { filter: view.filter, weight: view.weight });
  const chances = data?.coSponsorship.edgeColumns.significance;
  const chance = (tie: Tie) => (fault === null && chances?.length === network.ties.length ? chances[tie.place]! : null);
  const end = (place: number) => network.sponsors[place]!;
  const directed = view.weight === 'FOWLER';
  const columns: Column<Tie>[] = [
    {
      name: 'a', title: directed ? words.table.from : words.table.a, numeric: false, value: (tie) => end(tie.a).name,
      show: (tie) => <Onward to={{ kind: 'tie', a: end(tie.a).code, b: end(tie.b).code }} label={`${end(tie.a).name} – ${end(tie.b).name}`}>{end(tie.a).name}</Onward>,
    },
    { name: 'b', title: directed ? words.table.to : words.table.b, numeric: false, value: (tie) => end(tie.b).name, show: (tie) => end(tie.b).name },
    { name: 'shared', title: words.table.shared, numeric: true, value: (tie) => tie.shared, show: (tie) => count(tie.shared) },
    { name: 'weight', title: words.table.weight, hint: words.weight.says[view.weight], numeric: true, value: (tie) => tie.weight, show: (tie) => figure(tie.weight) },
    { name: 'significance', title: words.table.significance, hint: words.panel.significanceSays, numeric: true, value: chance, show: (tie) => figure(chance(tie)) },
  ];
  const chosen = (tie: Tie) => view.chosen?.kind === 'tie' && [view.chosen.a, view.chosen.b].sort().join() === [end(tie.a).code, end(tie.b).code].sort().join();
  return <Table caption={words.table.ties} columns={columns} rows={network.ties} rowKey={(tie) => String(tie.place)} chosen={chosen} sort={view.sort} onSort={onSort} />;
}
