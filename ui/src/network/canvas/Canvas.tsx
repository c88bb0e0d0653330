import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Palette } from '../theme/palette.ts';
import { prefersReducedMotion } from '../theme/theme.ts';
import { measureOf, type Network } from '../model/network.ts';
import { type Selection, filterParameters, type View } from '../model/view.ts';
import { useI18n } from '../i18n/i18n.ts';
import { focusOnTie, focusOnSponsor, Renderer, type Focus, tieOf } from './renderer.ts';
import type { Layout } from './layout.ts';
import { Legend, legendOf } from './Legend.tsx';
import { saveFile, pngOf, svgOf } from './svg.ts';
import { useKeyboardNavigation } from './useKeyboardNavigation.ts';

interface Props {
  network: Network;
  layout: Layout;
  view: View;
  palette: Palette;
  colors: Map<number, number>;
  onSelect: (selection: Selection | null) => void;
  exportImage: RefObject<((kind: 'png' | 'svg') => Promise<void>) | null>;
}

type Hover = { kind: 'sponsor'; code: string } | { kind: 'tie'; index: number } | { kind: 'community'; number: number } | null;

/** The network as a graph, used by pointer and keyboard. */
export function Canvas({ network, layout, view, palette, colors, onSelect, exportImage }: Props) {
  const i18n = useI18n();
  const { texts } = i18n;
  const container = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover>(null);
  const [state, setState] = useState<Renderer | 'unsupported' | null>(null);
  const appearance = useMemo(() => ({ palette, colors, size: view.size, directed: view.weight === 'FOWLER' }), [palette, colors, view.size, view.weight]);
  const latest = useRef({ network, onSelect });
  latest.current = { network, onSelect };

  useEffect(() => {
    const created = createRenderer(container.current!, appearance, latest, setHover);
    setState(created ?? 'unsupported');
    return () => created?.destroy();
  }, []);
  const renderer = state === 'unsupported' ? null : state;
  useEffect(() => renderer?.show(network, layout.positions, appearance), [renderer, network, layout, appearance]);

  const keyboard = useKeyboardNavigation({ network, selection: view.selection, onSelect, renderer });
  const focus = useMemo(() => focusOf(network, view.selection, hover, keyboard.focus), [network, view.selection, hover, keyboard.focus]);
  useEffect(() => renderer?.highlight(focus), [renderer, focus]);
  useEffect(() => {
    if (view.selection?.kind === 'sponsor') renderer?.bringIntoView(view.selection.code, !prefersReducedMotion());
  }, [renderer, view.selection]);

  const legend = legendOf(network, colors, palette, i18n);
  exportImage.current = renderer && (async (kind) => {
    const { summary } = texts;
    const counts = [summary.sponsors(i18n.count(network.sponsors.length)), summary.ties(i18n.count(network.tieCount)), summary.proposals(i18n.count(network.itemCount)), summary.asOf(i18n.day(network.asOf))];
    const selection = [...filterParameters(view.filter)].map(([name, value]) => `${name}=${value}`).join(', ');
    const lines = [counts.join(' · '), `${texts.graph.sizeBy(texts.measures[view.size])} · ${texts.graph.widthBy(texts.weight.names[view.weight])}`, selection, location.href].filter(Boolean);
    const svg = svgOf(renderer.snapshot(), { title: texts.title, lines, legend }, palette);
    saveFile(`network.${kind}`, kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg));
  });

  if (state === 'unsupported') return <p className="state">{texts.graph.noWebGL}</p>;
  return (
    <div className="graph">
      <Legend entries={legend} size={view.size} weight={view.weight} onHover={(number) => setHover(number === null ? null : { kind: 'community', number })} />
      <div className="surface">
        <div
          ref={container} className="canvas" role="application" tabIndex={0} aria-label={texts.graph.label} aria-describedby="keys"
          onKeyDown={keyboard.onKeyDown} onFocus={keyboard.onFocus} onBlur={keyboard.onBlur}
        />
        <p id="keys" className={keyboard.used ? 'keys used' : 'keys'}>{texts.graph.keys}</p>
        {!layout.done && <p className="arranging">{texts.graph.arranging}</p>}
        <Tip network={network} hover={hover} view={view} renderer={renderer} />
        <div className="zoom">
          <button type="button" aria-label={texts.graph.in} onClick={() => renderer?.zoom(1.5, !prefersReducedMotion())}>+</button>
          <button type="button" aria-label={texts.graph.out} onClick={() => renderer?.zoom(1 / 1.5, !prefersReducedMotion())}>−</button>
          <button type="button" aria-label={texts.graph.showAll} onClick={() => renderer?.showAll(!prefersReducedMotion())}>⤢</button>
        </div>
      </div>
    </div>
  );
}

/** Creates a renderer in the container; null if the browser has no WebGL. Its handlers use the latest network. */
function createRenderer(
  container: HTMLElement, appearance: ConstructorParameters<typeof Renderer>[1],
  latest: RefObject<{ network: Network; onSelect: Props['onSelect'] }>, setHover: (hover: Hover) => void,
): Renderer | null {
  try {
    return new Renderer(container, appearance, {
      sponsor: (code) => setHover(code === null ? null : { kind: 'sponsor', code }),
      tie: (index) => setHover(index === null ? null : { kind: 'tie', index }),
      selectSponsor: (code) => latest.current.onSelect({ kind: 'sponsor', code }),
      selectTie: (index) => {
        const { network, onSelect } = latest.current;
        const tie = network.ties[index];
        if (tie) onSelect({ kind: 'tie', a: network.sponsors[tie.a]!.code, b: network.sponsors[tie.b]!.code });
      },
      clearSelection: () => latest.current.onSelect(null),
    });
  } catch (cause) {
    if (document.createElement('canvas').getContext('webgl2') !== null) throw cause;
    return null;
  }
}

/** Returns what to highlight: the element under the pointer, else the keyboard position, else the selection. */
function focusOf(network: Network, selection: Selection | null, hover: Hover, byKeyboard: Focus | null): Focus | null {
  if (hover?.kind === 'sponsor') return focusOnSponsor(network, hover.code);
  if (hover?.kind === 'tie' && network.ties[hover.index]) return focusOnTie(network, network.ties[hover.index]!);
  if (hover?.kind === 'community') return focusOnCommunity(network, hover.number);
  if (byKeyboard) return byKeyboard;
  if (selection?.kind === 'sponsor') return focusOnSponsor(network, selection.code);
  const tie = selection?.kind === 'tie' ? tieOf(network, selection.a, selection.b) : null;
  return tie ? focusOnTie(network, tie) : null;
}

function focusOnCommunity(network: Network, number: number): Focus {
  const members = new Set(network.sponsors.filter(({ community }) => community === number).map(({ index }) => index));
  const ties = network.ties.filter(({ a, b }) => members.has(a) && members.has(b));
  return { sponsors: new Set([...members].map((index) => network.sponsors[index]!.code)), ties: new Set(ties.map(({ index }) => index)), ringed: [] };
}

interface TipProps {
  network: Network;
  hover: Hover;
  view: View;
  renderer: Renderer | null;
}

/** A tooltip for the sponsor or tie under the pointer. */
function Tip({ network, hover, view, renderer }: TipProps) {
  const { texts, count, figure } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const sponsor = hover?.kind === 'sponsor' ? network.byCode.get(hover.code) : undefined;
  const tie = hover?.kind === 'tie' ? network.ties[hover.index] : undefined;
  const ends = tie ? [network.sponsors[tie.a]!, network.sponsors[tie.b]!] : [];
  useEffect(() => {
    const codes = sponsor ? [sponsor.code] : ends.map(({ code }) => code);
    const positions = codes.map((code) => renderer?.positionOf(code)).filter((position) => !!position);
    if (!box.current || positions.length === 0) return;
    box.current.style.left = `${positions.reduce((sum, { x }) => sum + x, 0) / positions.length}px`;
    box.current.style.top = `${positions.reduce((sum, { y }) => sum + y, 0) / positions.length}px`;
  }, [sponsor, tie, renderer]);
  if (!sponsor && !tie) return null;
  return (
    <div ref={box} className="tip" aria-hidden="true">
      {sponsor && <><strong>{sponsor.name}</strong><span>{texts.measures[view.size]} {figure(measureOf(sponsor, view.size))} · {texts.graph.community(count(sponsor.community))}</span></>}
      {tie && <><strong>{ends.map(({ name }) => name).join(view.weight === 'FOWLER' ? ' → ' : ' – ')}</strong><span>{texts.graph.shared(count(tie.sharedCount))} · {texts.table.weight} {figure(tie.weight)}</span></>}
    </div>
  );
}
