import type { Palette } from '../look/palette.ts';
import { communitiesOf, type Network } from '../model/network.ts';
import type { Measure, Weight } from '../model/view.ts';
import { type Speech, useSpeech } from '../words/words.ts';

export interface LegendEntry {
  /** null for all that have no colour of their own. */
  number: number | null;
  colour: string;
  text: string;
}

/** The colours of the communities in order of size, those without one together at the end. */
export function legendOf(network: Network, colours: Map<number, number>, palette: Palette, { words, count }: Speech): LegendEntry[] {
  const communities = communitiesOf(network).map((community) => ({ ...community, colour: palette.communities[colours.get(community.number) ?? -1] }));
  const entry = (name: string, size: number) => `${name} (${count(size)})`;
  const coloured = communities.filter(({ colour }) => colour !== undefined)
    .map(({ number, size, colour }) => ({ number, colour: colour!, text: entry(words.picture.community(count(number)), size) }));
  const rest = communities.filter(({ colour }) => colour === undefined).reduce((sum, { size }) => sum + size, 0);
  return rest === 0 ? coloured : [...coloured, { number: null, colour: palette.others, text: entry(words.picture.others, rest) }];
}

interface Props {
  entries: LegendEntry[];
  size: Measure;
  weight: Weight;
  onHover: (number: number | null) => void;
}

/** What colours, sizes and widths mean; a community under the pointer or in focus stands out. */
export function Legend({ entries, size, weight, onHover }: Props) {
  const { words } = useSpeech();
  return (
    <section className="legend" aria-label={words.picture.legend}>
      <ul>
        {entries.map(({ number, colour, text }) => (
          <li key={text}>
            <button type="button" disabled={number === null} onPointerEnter={() => onHover(number)} onPointerLeave={() => onHover(null)} onFocus={() => onHover(number)} onBlur={() => onHover(null)}>
              <svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill={colour} /></svg>{text}
            </button>
          </li>
        ))}
      </ul>
      <p><span>{words.picture.sizeBy(words.measures[size])}</span><span>{words.picture.widthBy(words.weight.names[weight])}</span></p>
    </section>
  );
}
