import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Change } from './address.ts';
import { useAnnounce } from './announce.tsx';
import { useAnswer } from './api/answers.tsx';
import { Combobox } from './controls/Combobox.tsx';
import { Filters } from './controls/Filters.tsx';
import { Take } from './controls/Take.tsx';
import { TimeBar } from './controls/TimeBar.tsx';
import { Trouble } from './controls/Trouble.tsx';
import { colouring, palettes, type Theme } from './look/palette.ts';
import type { GroundAnswer, MeasuresAnswer, NetworkAnswer } from './model/answers.ts';
import { type Network, networkOf, withMeasures } from './model/network.ts';
import { type Chosen, type Filter, measures as allMeasures, shows, timeless, type View, weights } from './model/view.ts';
import groundQuery from './operations/ground.graphql';
import measuresQuery from './operations/measures.graphql';
import networkQuery from './operations/network.graphql';
import { Choosing } from './panel/Onward.tsx';
import { Panel } from './panel/Panel.tsx';
import { useLayout } from './picture/layout.ts';
import { Picture } from './picture/Picture.tsx';
import { SponsorTable, TieTable } from './table/Tables.tsx';
import { useSpeech } from './words/words.ts';

interface Props {
  view: View;
  change: Change;
  theme: Theme;
}

/** The network of a view: filters beside it, the panel of what is chosen, and time below. */
export function Explorer({ view, change, theme }: Props) {
  const { words, count } = useSpeech();
  const wide = matchMedia('(min-width: 1000px)').matches;
  const [filtering, setFiltering] = useState(wide);
  const { network, fault, waiting, sampled, measuresFault } = useNetwork(view);
  const setFilter = (filter: Filter, how: 'push' | 'replace' = 'push') => change({ filter }, how);
  const choose = (chosen: Chosen | null) => change({ chosen });
  const takePicture = useRef<((kind: 'png' | 'svg') => Promise<void>) | null>(null);
  useTelling(network, waiting);
  const active = Object.keys(view.filter).length;
  return (
    <Choosing value={choose}>
      <div className={`body ${filtering ? 'filtering' : ''} ${view.chosen ? 'telling' : ''}`}>
        <aside id="filters" aria-label={words.filters.title} hidden={!filtering}>
          <Filters filter={view.filter} onChange={setFilter} />
        </aside>
        <main id="network" tabIndex={-1}>
          <div className="bar">
            <button type="button" aria-expanded={filtering} aria-controls="filters" onClick={() => setFiltering(!filtering)}>
              {words.filters.show}{active > 0 && <span className="badge">{words.filters.active(count(active))}</span>}
            </button>
            <Combobox label={words.search.label} hideLabel choices={network?.sponsors ?? []} onChoose={(code) => choose({ kind: 'sponsor', code })} />
            <Shows show={view.show} onChange={(show) => change({ show, sort: null })} />
            <label>{words.weight.label}
              <select value={view.weight} title={words.weight.says[view.weight]} onChange={(event) => change({ weight: event.target.value as View['weight'] })}>
                {weights.map((weight) => <option key={weight} value={weight}>{words.weight.names[weight]}</option>)}
              </select>
            </label>
            {view.show === 'picture' && <label>{words.size}
              <select value={view.size} title={words.definitions[view.size]} onChange={(event) => change({ size: event.target.value as View['size'] })}>
                {allMeasures.map((measure) => <option key={measure} value={measure}>{words.measures[measure]}</option>)}
              </select>
            </label>}
          </div>
          <div className="known">
            <Summary network={network} sampled={sampled} />
            <Take exports={network?.exports ?? []} onPicture={view.show === 'picture' && network && network.sponsors.length > 0 ? (kind) => takePicture.current?.(kind) ?? Promise.resolve() : null} />
          </div>
          {measuresFault && !fault && <p className="notice" role="status">{words.states.measuresFailed} <span lang="en">{measuresFault}</span></p>}
          <div className={`stage ${waiting ? 'waiting' : ''}`} aria-busy={waiting}>
            {fault ? <Trouble fault={fault} onClear={active > 0 ? () => setFilter({}) : undefined} />
              : network === null ? <p className="state">{words.states.loading}</p>
              : network.sponsors.length === 0 ? <Empty filtered={active > 0} onClear={() => setFilter({})} />
              : view.show === 'sponsors' ? <SponsorTable network={network} view={view} onSort={(sort) => change({ sort }, 'replace')} />
              : view.show === 'ties' ? <TieTable network={network} view={view} onSort={(sort) => change({ sort }, 'replace')} />
              : <Stage network={network} view={view} theme={theme} onChoose={choose} takePicture={takePicture} />}
          </div>
          <TimeBar filter={view.filter} step={view.step} ready={!waiting} edgeCount={network?.edgeCount ?? null} onStep={(step) => change({ step })} onFilter={setFilter} />
          {view.show === 'sponsors' && <Definitions />}
        </main>
        {view.chosen && <Panel view={view} chosen={view.chosen} network={network} onClose={() => choose(null)} onShow={() => change({ show: 'picture' })} />}
      </div>
    </Choosing>
  );
}

/** The network of a view with all of its measures, as far as they are there. */
function useNetwork(view: View) {
  const { language } = useSpeech();
  const variables = { filter: view.filter, weight: view.weight };
  const { data, fault, waiting } = useAnswer<NetworkAnswer>(networkQuery, { ...variables, language: language.toUpperCase() });
  const bare = useMemo(() => (data === null ? null : networkOf(data)), [data]);
  const later = useAnswer<MeasuresAnswer>(measuresQuery, bare === null || bare.sponsors.length === 0 || waiting ? null : variables);
  const measured = later.waiting || later.fault ? null : later.data;
  const network = useMemo(() => (bare && measured ? withMeasures(bare, measured.coSponsorship.nodes) : bare), [bare, measured]);
  const sampling = measured?.coSponsorship.sampling;
  return { network, fault, waiting, sampled: sampling && !sampling.exact ? sampling.pivots : null, measuresFault: later.fault?.message ?? null };
}

/** Says what came, to those who listen. */
function useTelling(network: Network | null, waiting: boolean): void {
  const { words, count } = useSpeech();
  const announce = useAnnounce();
  const said = network && !waiting ? [words.summary.sponsors(count(network.sponsors.length)), words.summary.ties(count(network.edgeCount)), words.summary.proposals(count(network.proposalCount))].join(', ') : null;
  useEffect(() => {
    if (said !== null) announce(said);
  }, [said, announce]);
}

function Shows({ show, onChange }: { show: View['show']; onChange: (show: View['show']) => void }) {
  const { words } = useSpeech();
  return (
    <div className="shows" role="group" aria-label={words.show.label}>
      {shows.map((each) => <button key={each} type="button" aria-pressed={each === show} onClick={() => onChange(each)}>{words.show[each]}</button>)}
    </div>
  );
}

function Summary({ network, sampled }: { network: Network | null; sampled: number | null }) {
  const { words, count, figure, day } = useSpeech();
  if (network === null) return <p className="summary">&nbsp;</p>;
  const { summary } = words;
  return (
    <p className="summary">
      <strong>{summary.sponsors(count(network.sponsors.length))}</strong>
      <strong>{summary.ties(count(network.edgeCount))}</strong>
      <strong>{summary.proposals(count(network.proposalCount))}</strong>
      <span>{summary.density} {figure(network.density)}</span>
      <span>{summary.modularity} {figure(network.modularity)}</span>
      <span>{summary.parts(count(network.componentCount))}</span>
      <span>{summary.asOf(day(network.asOf))}</span>
      {sampled !== null && <span>{words.sampled(count(sampled))}</span>}
    </p>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { words } = useSpeech();
  return (
    <div className="state" role="status">
      <h2>{filtered ? words.states.empty : words.states.emptyAll}</h2>
      {filtered && <p>{words.states.emptyHint}</p>}
      {filtered && <button type="button" onClick={onClear}>{words.states.clear}</button>}
    </div>
  );
}

function Definitions() {
  const { words } = useSpeech();
  return (
    <details className="definitions">
      <summary>{words.definitionsTitle}</summary>
      <dl>{allMeasures.map((measure) => <div key={measure}><dt>{words.measures[measure]}</dt><dd>{words.definitions[measure]}</dd></div>)}</dl>
    </details>
  );
}

interface StageProps {
  network: Network;
  view: View;
  theme: Theme;
  onChoose: (chosen: Chosen | null) => void;
  takePicture: RefObject<((kind: 'png' | 'svg') => Promise<void>) | null>;
}

/** The picture on its ground: places and colours are those of the network without its window of time. */
function Stage({ network, view, theme, onChoose, takePicture }: StageProps) {
  const { words } = useSpeech();
  const { data: ground } = useAnswer<GroundAnswer>(groundQuery, { filter: timeless(view.filter), weight: view.weight });
  const layout = useLayout(ground);
  const colours = useMemo(() => {
    const places = new Map((ground?.coSponsorship.nodes ?? []).map(({ sponsor, community }) => [sponsor.code, community]));
    return colouring(network.sponsors, places);
  }, [network, ground]);
  if (layout === null) return <p className="state">{words.picture.arranging}</p>;
  return <Picture network={network} layout={layout} view={view} palette={palettes[theme]} colours={colours} onChoose={onChoose} takePicture={takePicture} />;
}
