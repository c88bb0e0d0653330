import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Palette } from '../look/palette.ts';
import { stillness } from '../look/theme.ts';
import { measureOf, type Network } from '../model/network.ts';
import { type Chosen, filterParameters, type View } from '../model/view.ts';
import { useSpeech } from '../words/words.ts';
import { along, around, Drawing, type Focus, tieOf } from './drawing.ts';
import type { Layout } from './layout.ts';
import { Legend, legendOf } from './Legend.tsx';
import { hand, pngOf, svgOf } from './svg.ts';
import { useWalk } from './useWalk.ts';

interface Props {
  network: Network;
  layout: Layout;
  view: View;
  palette: Palette;
  colours: Map<number, number>;
  onChoose: (chosen: Chosen | null) => void;
  takePicture: RefObject<((kind: 'png' | 'svg') => Promise<void>) | null>;
}

type Hover = { kind: 'sponsor'; code: string } | { kind: 'tie'; place: number } | { kind: 'community'; number: number } | null;

/** The network as a picture, for the pointer and for keys. */
export function Picture({ network, layout, view, palette, colours, onChoose, takePicture }: Props) {
  const speech = useSpeech();
  const { words } = speech;
  const container = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover>(null);
  const [drawing, setDrawing] = useState<Drawing | 'none' | null>(null);
  const look = useMemo(() => ({ palette, colours, size: view.size, directed: view.weight === 'FOWLER' }), [palette, colours, view.size, view.weight]);
  const latest = useRef({ network, onChoose });
  latest.current = { network, onChoose };

  useEffect(() => {
    const made = begin(container.current!, look, latest, setHover);
    setDrawing(made ?? 'none');
    return () => made?.end();
  }, []);
  const drawn = drawing === 'none' ? null : drawing;
  useEffect(() => drawn?.show(network, layout.places, look), [drawn, network, layout, look]);

  const walk = useWalk({ network, chosen: view.chosen, onChoose, drawing: drawn });
  const focus = useMemo(() => focusOf(network, view.chosen, hover, walk.focus), [network, view.chosen, hover, walk.focus]);
  useEffect(() => drawn?.stress(focus), [drawn, focus]);
  useEffect(() => {
    if (view.chosen?.kind === 'sponsor') drawn?.reveal(view.chosen.code, !stillness());
  }, [drawn, view.chosen]);

  const legend = legendOf(network, colours, palette, speech);
  takePicture.current = drawn && (async (kind) => {
    const { summary } = words;
    const counts = [summary.sponsors(speech.count(network.sponsors.length)), summary.ties(speech.count(network.edgeCount)), summary.proposals(speech.count(network.proposalCount)), summary.asOf(speech.day(network.asOf))];
    const selection = [...filterParameters(view.filter)].map(([name, value]) => `${name}=${value}`).join(', ');
    const lines = [counts.join(' · '), `${words.picture.sizeBy(words.measures[view.size])} · ${words.picture.widthBy(words.weight.names[view.weight])}`, selection, location.href].filter(Boolean);
    const svg = svgOf(drawn.snapshot(), { title: words.title, lines, legend }, palette);
    hand(`network.${kind}`, kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg));
  });

  if (drawing === 'none') return <p className="state">{words.picture.noWebGL}</p>;
  return (
    <div className="picture">
      <Legend entries={legend} size={view.size} weight={view.weight} onHover={(number) => setHover(number === null ? null : { kind: 'community', number })} />
      <div className="surface">
        <div
          ref={container} className="canvas" role="application" tabIndex={0} aria-label={words.picture.label} aria-describedby="keys"
          onKeyDown={walk.onKeyDown} onFocus={walk.onFocus} onBlur={walk.onBlur}
        />
        <p id="keys" className={walk.begun ? 'keys used' : 'keys'}>{words.picture.keys}</p>
        {!layout.done && <p className="arranging">{words.picture.arranging}</p>}
        <Tip network={network} hover={hover} view={view} drawing={drawn} />
        <div className="zoom">
          <button type="button" aria-label={words.picture.in} onClick={() => drawn?.zoom(1.5, !stillness())}>+</button>
          <button type="button" aria-label={words.picture.out} onClick={() => drawn?.zoom(1 / 1.5, !stillness())}>−</button>
          <button type="button" aria-label={words.picture.whole} onClick={() => drawn?.whole(!stillness())}>⤢</button>
        </div>
      </div>
    </div>
  );
}

/** A drawing in the container; null where the browser cannot draw. Clicks are told as choices of the latest network. */
function begin(
  container: HTMLElement, look: ConstructorParameters<typeof Drawing>[1],
  latest: RefObject<{ network: Network; onChoose: Props['onChoose'] }>, setHover: (hover: Hover) => void,
): Drawing | null {
  try {
    return new Drawing(container, look, {
      sponsor: (code) => setHover(code === null ? null : { kind: 'sponsor', code }),
      tie: (place) => setHover(place === null ? null : { kind: 'tie', place }),
      chooseSponsor: (code) => latest.current.onChoose({ kind: 'sponsor', code }),
      chooseTie: (place) => {
        const { network, onChoose } = latest.current;
        const tie = network.ties[place];
        if (tie) onChoose({ kind: 'tie', a: network.sponsors[tie.a]!.code, b: network.sponsors[tie.b]!.code });
      },
      chooseNothing: () => latest.current.onChoose(null),
    });
  } catch (cause) {
    if (document.createElement('canvas').getContext('webgl2') !== null) throw cause;
    return null;
  }
}

/** What stands out: what the pointer is on, else where the keys are, else what is chosen. */
function focusOf(network: Network, chosen: Chosen | null, hover: Hover, walked: Focus | null): Focus | null {
  if (hover?.kind === 'sponsor') return around(network, hover.code);
  if (hover?.kind === 'tie' && network.ties[hover.place]) return along(network, network.ties[hover.place]!);
  if (hover?.kind === 'community') return within(network, hover.number);
  if (walked) return walked;
  if (chosen?.kind === 'sponsor') return around(network, chosen.code);
  const tie = chosen?.kind === 'tie' ? tieOf(network, chosen.a, chosen.b) : null;
  return tie ? along(network, tie) : null;
}

function within(network: Network, number: number): Focus {
  const members = new Set(network.sponsors.filter(({ community }) => community === number).map(({ place }) => place));
  const ties = network.ties.filter(({ a, b }) => members.has(a) && members.has(b));
  return { sponsors: new Set([...members].map((place) => network.sponsors[place]!.code)), ties: new Set(ties.map(({ place }) => place)), ringed: [] };
}

interface TipProps {
  network: Network;
  hover: Hover;
  view: View;
  drawing: Drawing | null;
}

/** What the pointer is on, in words. */
function Tip({ network, hover, view, drawing }: TipProps) {
  const { words, count, figure } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const sponsor = hover?.kind === 'sponsor' ? network.byCode.get(hover.code) : undefined;
  const tie = hover?.kind === 'tie' ? network.ties[hover.place] : undefined;
  const ends = tie ? [network.sponsors[tie.a]!, network.sponsors[tie.b]!] : [];
  useEffect(() => {
    const codes = sponsor ? [sponsor.code] : ends.map(({ code }) => code);
    const at = codes.map((code) => drawing?.whereIs(code)).filter((place) => !!place);
    if (!box.current || at.length === 0) return;
    box.current.style.left = `${at.reduce((sum, { x }) => sum + x, 0) / at.length}px`;
    box.current.style.top = `${at.reduce((sum, { y }) => sum + y, 0) / at.length}px`;
  }, [sponsor, tie, drawing]);
  if (!sponsor && !tie) return null;
  return (
    <div ref={box} className="tip" aria-hidden="true">
      {sponsor && <><strong>{sponsor.name}</strong><span>{words.measures[view.size]} {figure(measureOf(sponsor, view.size))} · {words.picture.community(count(sponsor.community))}</span></>}
      {tie && <><strong>{ends.map(({ name }) => name).join(view.weight === 'FOWLER' ? ' → ' : ' – ')}</strong><span>{words.picture.shared(count(tie.shared))} · {words.table.weight} {figure(tie.weight)}</span></>}
    </div>
  );
}
