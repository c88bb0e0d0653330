// Colours of communities, told apart under the common kinds of colour blindness, each at least
// 3:1 on its ground (WCAG 1.4.11). palette.mjs measures both.

export type Theme = 'light' | 'dark';

export interface Palette {
  communities: readonly string[];
  /** Communities beyond the last colour. */
  others: string;
  ground: string;
  ink: string;
  /** Ties between communities, and what is not in focus. */
  thread: string;
  faint: string;
  focus: string;
}

export const palettes: Record<Theme, Palette> = {
  light: {
    communities: ['#0072b2', '#d55e00', '#778a67', '#8d4761', '#33027a', '#b1839b', '#37370b', '#5a0025'],
    others: '#767d87', ground: '#fbfbf9', ink: '#1c2530', thread: '#9aa3ae', faint: '#e3e6ea', focus: '#111827',
  },
  dark: {
    communities: ['#56b4e9', '#ff9d5c', '#3d936d', '#c7f7b5', '#586bd3', '#a05f19', '#52f7dd', '#805974'],
    others: '#8c95a1', ground: '#12161c', ink: '#e6eaf0', thread: '#5b6675', faint: '#262d37', focus: '#ffffff',
  },
};

/** A colour between two, share 0 the first and 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const channel = (from: number) => {
    const [a, b] = [one, other].map((hex) => parseInt(hex.slice(from, from + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/**
 * The colour of each community as a place in [Palette.communities]. Communities of a window take
 * the colours of those on the ground with which they share most sponsors, so that colours stay
 * while time goes by.
 */
export function colouring(sponsors: { code: string; community: number }[], ground: Map<string, number>): Map<number, number> {
  const overlaps = new Map<string, { community: number; place: number; count: number }>();
  for (const { code, community } of sponsors) {
    const place = ground.get(code);
    if (place === undefined) continue;
    const key = `${community} ${place}`;
    const overlap = overlaps.get(key) ?? { community, place, count: 0 };
    overlap.count++;
    overlaps.set(key, overlap);
  }
  const colours = new Map<number, number>();
  const used = new Set<number>();
  const give = (community: number, place: number) => {
    if (colours.has(community) || used.has(place)) return;
    colours.set(community, place);
    used.add(place);
  };
  const inOrder = [...overlaps.values()].sort((one, two) => two.count - one.count || one.community - two.community || one.place - two.place);
  for (const { community, place } of inOrder) give(community, place);
  let free = 0;
  for (const { community } of [...sponsors].sort((one, two) => one.community - two.community)) {
    if (colours.has(community)) continue;
    while (used.has(free)) free++;
    give(community, free);
  }
  return colours;
}
