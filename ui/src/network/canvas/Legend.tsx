import type { Palette } from '../theme/palette.ts';
import { communitiesOf, type Network } from '../model/network.ts';
import type { Measure, Weight } from '../model/view.ts';
import { type I18n, useI18n } from '../i18n/i18n.ts';

export interface LegendEntry {
  /** Null for the communities that share a color. */
  number: number | null;
  color: string;
  text: string;
}

/** The communities with their colors; those that share a color are one entry at the end. */
export function legendOf(network: Network, colors: Map<number, number>, palette: Palette, { texts, count }: I18n): LegendEntry[] {
  const communities = communitiesOf(network).map((community) => ({ ...community, color: palette.communities[colors.get(community.number) ?? -1] }));
  const entry = (name: string, size: number) => `${name} (${count(size)})`;
  const colored = communities.filter(({ color }) => color !== undefined)
    .map(({ number, size, color }) => ({ number, color: color!, text: entry(texts.graph.community(count(number)), size) }));
  const rest = communities.filter(({ color }) => color === undefined).reduce((sum, { size }) => sum + size, 0);
  return rest === 0 ? colored : [...colored, { number: null, color: palette.others, text: entry(texts.graph.others, rest) }];
}

interface Props {
  entries: LegendEntry[];
  size: Measure;
  weight: Weight;
  onHover: (number: number | null) => void;
}

/** The meaning of colors, sizes and widths. A community is highlighted while the pointer or the focus is on it. */
export function Legend({ entries, size, weight, onHover }: Props) {
  const { texts } = useI18n();
  return (
    <section className="legend" aria-label={texts.graph.legend}>
      <ul>
        {entries.map(({ number, color, text }) => (
          <li key={text}>
            <button type="button" disabled={number === null} onPointerEnter={() => onHover(number)} onPointerLeave={() => onHover(null)} onFocus={() => onHover(number)} onBlur={() => onHover(null)}>
              <svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill={color} /></svg>{text}
            </button>
          </li>
        ))}
      </ul>
      <p><span>{texts.graph.sizeBy(texts.measures[size])}</span><span>{texts.graph.widthBy(texts.weight.names[weight])}</span></p>
    </section>
  );
}
