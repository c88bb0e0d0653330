// Names beside their nodes: the largest first, each with a halo in the ground's colour, and none over another.
import type { Settings } from 'sigma/settings';
import type { NodeDisplayData, PartialButFor } from 'sigma/types';
import type { Palette } from '../look/palette.ts';

/** A name where it is written: x is its left end, y its base line. */
export interface Label {
  text: string;
  x: number;
  y: number;
}

interface Waiting extends Label {
  size: number;
  key: string;
}

export interface Disc {
  x: number;
  y: number;
  radius: number;
}

type Drawn = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size' | 'label' | 'color'>;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const LABEL_SIZE = 12;
export const LABEL_FONT = 'system-ui, sans-serif';

/** Gathers the names of a frame and writes those that have room. */
export class Labels {
  private waiting: Waiting[] = [];
  /** Those of the last frame. */
  written: Label[] = [];

  /** Stands in for the renderer's own drawing of a name. */
  readonly gather = (_context: CanvasRenderingContext2D, { key, label, x, y, size }: Drawn & { key?: string }, _settings: Settings): void => {
    if (label) this.waiting.push({ text: label, x, y, size, key: key ?? '' });
  };

  /** Writes those that have room beside the nodes: to the right, or else to the left, below or above. Those that are ringed come first, and always. */
  write(context: CanvasRenderingContext2D, palette: Palette, nodes: Disc[], ringed: string[]): void {
    const taken: Box[] = [];
    this.written = [];
    context.font = `${LABEL_SIZE}px ${LABEL_FONT}`;
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = palette.ground;
    context.fillStyle = palette.ink;
    const rank = ({ key }: Waiting) => (ringed.includes(key) ? 0 : 1);
    const edge = context.canvas.clientWidth;
    for (const { key, text, x, y, size: bare } of this.waiting.sort((one, two) => rank(one) - rank(two) || two.size - one.size)) {
      const size = bare + (ringed.includes(key) ? 5 : 0);
      const width = context.measureText(text).width;
      const places = [[x + size + 4, y], [x - size - 4 - width, y], [x - width / 2, y + size + 9], [x - width / 2, y - size - 9]] as const;
      const within = places.filter(([left]) => left > 0 && left + width < edge);
      const at = within.find(([left, middle]) => isFree(boxOf(left, middle, width), taken, nodes)) ?? (ringed.includes(key) ? (within[0] ?? places[0]) : undefined);
      if (at === undefined) continue;
      const [left, base] = [at[0], at[1] + LABEL_SIZE / 3];
      taken.push(boxOf(...at, width));
      this.written.push({ text, x: left, y: base });
      context.strokeText(text, left, base);
      context.fillText(text, left, base);
    }
    this.waiting = [];
  }
}

function boxOf(left: number, middle: number, width: number): Box {
  return { left: left - 3, right: left + width + 3, top: middle - LABEL_SIZE * 0.7, bottom: middle + LABEL_SIZE * 0.7 };
}

function isFree(box: Box, taken: Box[], nodes: Disc[]): boolean {
  const covered = nodes.some(({ x, y, radius }) => x + radius > box.left && x - radius < box.right && y + radius > box.top && y - radius < box.bottom);
  return !covered && !taken.some((other) => overlap(box, other));
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
