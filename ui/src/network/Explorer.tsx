import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Change, HistoryMode } from './useView.ts';
import { useAnnounce } from './announcer.tsx';
import { useQuery } from './api/query.tsx';
import { Combobox } from './controls/Combobox.tsx';
import { Filters } from './controls/Filters.tsx';
import { ExportMenu } from './controls/Export.tsx';
import { TimeBar } from './controls/TimeBar.tsx';
import { ErrorBanner } from './controls/ErrorBanner.tsx';
import { coloring, palettes, type Theme } from './theme/palette.ts';
import type { BaselineResult, MeasuresResult, NetworkResult } from './model/results.ts';
import { type Network, networkOf, withMeasures } from './model/network.ts';
import { type Selection, type Filter, measures as allMeasures, networkVariables, shows, withoutPeriod, type View, weights } from './model/view.ts';
import baselineQuery from './operations/baseline.graphql';
import measuresQuery from './operations/measures.graphql';
import networkQuery from './operations/network.graphql';
import { SelectionProvider } from './panel/Links.tsx';
import { Panel } from './panel/Panel.tsx';
import { useLayout } from './canvas/layout.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { SponsorTable, TieTable } from './table/Tables.tsx';
import { useI18n } from './i18n/i18n.ts';

interface Props {
  view: View;
  change: Change;
  theme: Theme;
}

/** The network of a view, with filters, the details of the selection, and the time bar. */
export function Explorer({ view, change, theme }: Props) {
  const { texts, count } = useI18n();
  const wide = matchMedia('(min-width: 1000px)').matches;
  const [filtering, setFiltering] = useState(wide);
  const { network, error, loading, sampled, measuresError } = useNetwork(view);
  const setFilter = (filter: Filter, mode: HistoryMode = 'push') => change({ filter }, mode);
  const select = (selection: Selection | null) => change({ selection });
  const exportImage = useRef<((kind: 'png' | 'svg') => Promise<void>) | null>(null);
  useAnnouncement(network, loading);
  const active = Object.keys(view.filter).length;
  return (
    <SelectionProvider value={select}>
      <div className={`body ${filtering ? 'with-filters' : ''} ${view.selection ? 'with-panel' : ''}`}>
        <aside id="filters" aria-label={texts.filters.title} hidden={!filtering}>
          <Filters filter={view.filter} onChange={setFilter} />
        </aside>
        <main id="network" tabIndex={-1}>
          <div className="bar">
            <button type="button" aria-expanded={filtering} aria-controls="filters" onClick={() => setFiltering(!filtering)}>
              {texts.filters.show}{active > 0 && <span className="badge">{texts.filters.active(count(active))}</span>}
            </button>
            <Combobox label={texts.search.label} hideLabel choices={network?.sponsors ?? []} onSelect={(code) => select({ kind: 'sponsor', code })} />
            <ViewSwitch show={view.show} onChange={(show) => change({ show, sort: null })} />
            <label>{texts.weight.label}
              <select value={view.weight} title={texts.weight.descriptions[view.weight]} onChange={(event) => change({ weight: event.target.value as View['weight'] })}>
                {weights.map((weight) => <option key={weight} value={weight}>{texts.weight.names[weight]}</option>)}
              </select>
            </label>
            {view.show === 'graph' && <label>{texts.size}
              <select value={view.size} title={texts.definitions[view.size]} onChange={(event) => change({ size: event.target.value as View['size'] })}>
                {allMeasures.map((measure) => <option key={measure} value={measure}>{texts.measures[measure]}</option>)}
              </select>
            </label>}
          </div>
          <div className="summary-row">
            <Summary network={network} sampled={sampled} />
            <ExportMenu downloads={network?.downloads ?? []} onExportImage={view.show === 'graph' && network && network.sponsors.length > 0 ? (kind) => exportImage.current?.(kind) ?? Promise.resolve() : null} />
          </div>
          {measuresError && !error && <p className="notice" role="status">{texts.states.measuresFailed} {measuresError}</p>}
          <div className={`stage ${loading ? 'loading' : ''}`} aria-busy={loading}>
            {error ? <ErrorBanner error={error} onClear={active > 0 ? () => setFilter({}) : undefined} />
              : network === null ? <p className="state">{texts.states.loading}</p>
              : network.sponsors.length === 0 ? <Empty filtered={active > 0} onClear={() => setFilter({})} />
              : view.show === 'sponsors' ? <SponsorTable network={network} view={view} onSort={(sort) => change({ sort }, 'replace')} />
              : view.show === 'ties' ? <TieTable network={network} view={view} onSort={(sort) => change({ sort }, 'replace')} />
              : <Stage network={network} view={view} theme={theme} onSelect={select} exportImage={exportImage} />}
          </div>
          <TimeBar filter={view.filter} step={view.step} ready={!loading} tieCount={network?.tieCount ?? null} onStep={(step) => change({ step })} onFilter={setFilter} />
          {view.show === 'sponsors' && <Definitions />}
        </main>
        {view.selection && <Panel view={view} selection={view.selection} network={network} onClose={() => select(null)} onShow={() => change({ show: 'graph' })} />}
      </div>
    </SelectionProvider>
  );
}

/** The network of a view, with the measures that have been loaded so far. */
function useNetwork(view: View) {
  const { language } = useI18n();
  const variables = networkVariables(view.filter, view.weight);
  const { data, error, loading } = useQuery<NetworkResult>(networkQuery, { ...variables, language: language.toUpperCase() });
  const base = useMemo(() => (data === null ? null : networkOf(data)), [data]);
  const measures = useQuery<MeasuresResult>(measuresQuery, base === null || base.sponsors.length === 0 || loading ? null : variables);
  const measured = measures.loading || measures.error ? null : measures.data;
  const network = useMemo(() => (base && measured ? withMeasures(base, measured.coSponsorship.members) : base), [base, measured]);
  const sampling = measured?.coSponsorship.sampling;
  return { network, error, loading, sampled: sampling && !sampling.exact ? sampling.pivots : null, measuresError: measures.error?.message ?? null };
}

/** Announces the size of each loaded network to screen readers. */
function useAnnouncement(network: Network | null, loading: boolean): void {
  const { texts, count } = useI18n();
  const announce = useAnnounce();
  const text = network && !loading ? [texts.summary.sponsors(count(network.sponsors.length)), texts.summary.ties(count(network.tieCount)), texts.summary.proposals(count(network.itemCount))].join(', ') : null;
  useEffect(() => {
    if (text !== null) announce(text);
  }, [text, announce]);
}

function ViewSwitch({ show, onChange }: { show: View['show']; onChange: (show: View['show']) => void }) {
  const { texts } = useI18n();
  return (
    <div className="view-switch" role="group" aria-label={texts.show.label}>
      {shows.map((each) => <button key={each} type="button" aria-pressed={each === show} onClick={() => onChange(each)}>{texts.show[each]}</button>)}
    </div>
  );
}

function Summary({ network, sampled }: { network: Network | null; sampled: number | null }) {
  const { texts, count, figure, day } = useI18n();
  if (network === null) return <p className="summary">&nbsp;</p>;
  const { summary } = texts;
  return (
    <p className="summary">
      <strong>{summary.sponsors(count(network.sponsors.length))}</strong>
      <strong>{summary.ties(count(network.tieCount))}</strong>
      <strong>{summary.proposals(count(network.itemCount))}</strong>
      <span>{summary.density} {figure(network.density)}</span>
      <span>{summary.modularity} {figure(network.modularity)}</span>
      <span>{summary.parts(count(network.componentCount))}</span>
      <span>{summary.asOf(day(network.asOf))}</span>
      {sampled !== null && <span>{texts.sampled(count(sampled))}</span>}
    </p>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { texts } = useI18n();
  return (
    <div className="state" role="status">
      <h2>{filtered ? texts.states.empty : texts.states.emptyAll}</h2>
      {filtered && <p>{texts.states.emptyHint}</p>}
      {filtered && <button type="button" onClick={onClear}>{texts.states.clear}</button>}
    </div>
  );
}

function Definitions() {
  const { texts } = useI18n();
  return (
    <details className="definitions">
      <summary>{texts.definitionsTitle}</summary>
      <dl>{allMeasures.map((measure) => <div key={measure}><dt>{texts.measures[measure]}</dt><dd>{texts.definitions[measure]}</dd></div>)}</dl>
    </details>
  );
}

interface StageProps {
  network: Network;
  view: View;
  theme: Theme;
  onSelect: (selection: Selection | null) => void;
  exportImage: RefObject<((kind: 'png' | 'svg') => Promise<void>) | null>;
}

/** The graph. Positions and colors come from the baseline, the network of all periods, so that they do not change over time. */
function Stage({ network, view, theme, onSelect, exportImage }: StageProps) {
  const { texts } = useI18n();
  const { data: baseline } = useQuery<BaselineResult>(baselineQuery, networkVariables(withoutPeriod(view.filter), view.weight));
  const layout = useLayout(baseline);
  const colors = useMemo(() => {
    const communities = new Map((baseline?.coSponsorship.members ?? []).map(({ sponsor, community }) => [sponsor.code, community]));
    return coloring(network.sponsors, communities);
  }, [network, baseline]);
  if (layout === null) return <p className="state">{texts.graph.arranging}</p>;
  return <Canvas network={network} layout={layout} view={view} palette={palettes[theme]} colors={colors} onSelect={onSelect} exportImage={exportImage} />;
}
