// Colors of communities. They can be distinguished with the common kinds of color blindness and have a
// contrast of at least 3:1 to the background (WCAG 1.4.11). palette.mjs checks both.

export type Theme = 'light' | 'dark';

export interface Palette {
  communities: readonly string[];
  /** Shared by all communities beyond the last color. */
  others: string;
  background: string;
  ink: string;
  /** Ties between communities. */
  betweenCommunities: string;
  /** Ties outside the focus. */
  dimmed: string;
  focus: string;
}

export const palettes: Record<Theme, Palette> = {
  light: {
    communities: ['#0072b2', '#d55e00', '#778a67', '#8d4761', '#33027a', '#b1839b', '#37370b', '#5a0025'],
    others: '#767d87', background: '#fbfbf9', ink: '#1c2530', betweenCommunities: '#9aa3ae', dimmed: '#e3e6ea', focus: '#111827',
  },
  dark: {
    communities: ['#56b4e9', '#ff9d5c', '#3d936d', '#c7f7b5', '#586bd3', '#a05f19', '#52f7dd', '#805974'],
    others: '#8c95a1', background: '#12161c', ink: '#e6eaf0', betweenCommunities: '#5b6675', dimmed: '#262d37', focus: '#ffffff',
  },
};

/** Mixes two colors: share 0 is the first, share 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const channel = (from: number) => {
    const [a, b] = [one, other].map((hex) => parseInt(hex.slice(from, from + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/**
 * Assigns each community an index in Palette.communities. A community takes the color of the baseline
 * community with which it shares most sponsors, so that colors do not change from period to period.
 * `baseline` has the baseline community of each sponsor.
 */
export function coloring(sponsors: { code: string; community: number }[], baseline: Map<string, number>): Map<number, number> {
  const overlaps = new Map<string, { community: number; index: number; count: number }>();
  for (const { code, community } of sponsors) {
    const index = baseline.get(code);
    if (index === undefined) continue;
    const key = `${community} ${index}`;
    const overlap = overlaps.get(key) ?? { community, index, count: 0 };
    overlap.count++;
    overlaps.set(key, overlap);
  }
  const colors = new Map<number, number>();
  const used = new Set<number>();
  const assign = (community: number, index: number) => {
    if (colors.has(community) || used.has(index)) return;
    colors.set(community, index);
    used.add(index);
  };
  const bySize = [...overlaps.values()].sort((one, two) => two.count - one.count || one.community - two.community || one.index - two.index);
  for (const { community, index } of bySize) assign(community, index);
  let free = 0;
  for (const { community } of [...sponsors].sort((one, two) => one.community - two.community)) {
    if (colors.has(community)) continue;
    while (used.has(free)) free++;
    assign(community, free);
  }
  return colors;
}
