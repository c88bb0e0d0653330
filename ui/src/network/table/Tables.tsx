import { useQuery } from '../api/query.tsx';
import type { SignificanceResult } from '../model/results.ts';
import { measureOf, type Network, type Sponsor, type Tie } from '../model/network.ts';
import { measures, networkVariables, type View } from '../model/view.ts';
import { SelectionLink, SponsorLink } from '../panel/Links.tsx';
import significance from '../operations/significance.graphql';
import { useI18n } from '../i18n/i18n.ts';
import { type Column, Table } from './Table.tsx';

interface Props {
  network: Network;
  view: View;
  onSort: (sort: string) => void;
}

/** The sponsors of the network with their measures. */
export function SponsorTable({ network, view, onSort }: Props) {
  const { texts, count, figure } = useI18n();
  const integers = new Set(['itemCount', 'leadCount', 'degree', 'coreNumber']);
  const columns: Column<Sponsor>[] = [
    { name: 'name', title: texts.table.sponsor, numeric: false, value: ({ name }) => name, show: ({ code, name }) => <SponsorLink of={{ code, name }} /> },
    { name: 'code', title: texts.table.code, numeric: false, value: ({ code }) => code, show: ({ code }) => code },
    { name: 'community', title: texts.table.community, numeric: true, value: ({ community }) => community, show: ({ community }) => count(community) },
    ...measures.map((measure) => ({
      name: measure, title: texts.measures[measure], hint: texts.definitions[measure], numeric: true,
      value: (sponsor: Sponsor) => measureOf(sponsor, measure),
      show: (sponsor: Sponsor) => (integers.has(measure) && measureOf(sponsor, measure) !== null ? count(measureOf(sponsor, measure)!) : figure(measureOf(sponsor, measure))),
    })),
  ];
  const isSelected = (sponsor: Sponsor) => view.selection?.kind === 'sponsor' && view.selection.code === sponsor.code;
  return <Table caption={texts.table.sponsors} columns={columns} rows={network.sponsors} rowKey={({ code }) => code} isSelected={isSelected} sort={view.sort} onSort={onSort} />;
}

/** The ties of the network with their weights and p-values. */
export function TieTable({ network, view, onSort }: Props) {
  const { texts, count, figure } = useI18n();
  const { data, error } = useQuery<SignificanceResult>(significance, networkVariables(view.filter, view.weight));
  const pValues = data?.coSponsorship.tieColumns.pValue;
  const pValue = (tie: Tie) => (error === null && pValues?.length === network.ties.length ? pValues[tie.index]! : null);
  const end = (index: number) => network.sponsors[index]!;
  const directed = view.weight === 'FOWLER';
  const columns: Column<Tie>[] = [
    {
      name: 'a', title: directed ? texts.table.from : texts.table.a, numeric: false, value: (tie) => end(tie.a).name,
      show: (tie) => <SelectionLink to={{ kind: 'tie', a: end(tie.a).code, b: end(tie.b).code }} label={`${end(tie.a).name} – ${end(tie.b).name}`}>{end(tie.a).name}</SelectionLink>,
    },
    { name: 'b', title: directed ? texts.table.to : texts.table.b, numeric: false, value: (tie) => end(tie.b).name, show: (tie) => end(tie.b).name },
    { name: 'shared', title: texts.table.shared, numeric: true, value: (tie) => tie.sharedCount, show: (tie) => count(tie.sharedCount) },
    { name: 'weight', title: texts.table.weight, hint: texts.weight.descriptions[view.weight], numeric: true, value: (tie) => tie.weight, show: (tie) => figure(tie.weight) },
    { name: 'pValue', title: texts.table.pValue, hint: texts.panel.pValueHint, numeric: true, value: pValue, show: (tie) => figure(pValue(tie)) },
  ];
  const isSelected = (tie: Tie) => view.selection?.kind === 'tie' && [view.selection.a, view.selection.b].sort().join() === [end(tie.a).code, end(tie.b).code].sort().join();
  return <Table caption={texts.table.ties} columns={columns} rows={network.ties} rowKey={(tie) => String(tie.index)} isSelected={isSelected} sort={view.sort} onSort={onSort} />;
}
