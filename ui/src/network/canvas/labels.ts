// Labels next to their nodes: the largest nodes first, each with a halo in the background color, without overlaps.
import type { Settings } from 'sigma/settings';
import type { NodeDisplayData, PartialButFor } from 'sigma/types';
import type { Palette } from '../theme/palette.ts';

/** A label and its position: x is its left end, y its baseline. */
export interface Label {
  text: string;
  x: number;
  y: number;
}

interface Pending extends Label {
  size: number;
  key: string;
}

export interface Circle {
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

/** Collects the labels of a frame and draws those that fit. */
export class Labels {
  private pending: Pending[] = [];
  /** The labels that the last frame shows. */
  drawn: Label[] = [];

  /** Collects a label. Sigma calls it in place of its own label drawing. */
  readonly collect = (_context: CanvasRenderingContext2D, { key, label, x, y, size }: Drawn & { key?: string }, _settings: Settings): void => {
    if (label) this.pending.push({ text: label, x, y, size, key: key ?? '' });
  };

  /** Draws the labels that fit to the right, to the left, below or above their node. Labels of ringed nodes come first and are always drawn. */
  draw(context: CanvasRenderingContext2D, palette: Palette, nodes: Circle[], ringed: string[]): void {
    const taken: Box[] = [];
    this.drawn = [];
    context.font = `${LABEL_SIZE}px ${LABEL_FONT}`;
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = palette.background;
    context.fillStyle = palette.ink;
    const rank = ({ key }: Pending) => (ringed.includes(key) ? 0 : 1);
    const edge = context.canvas.clientWidth;
    for (const { key, text, x, y, size: bare } of this.pending.sort((one, two) => rank(one) - rank(two) || two.size - one.size)) {
      const size = bare + (ringed.includes(key) ? 5 : 0);
      const width = context.measureText(text).width;
      const candidates = [[x + size + 4, y], [x - size - 4 - width, y], [x - width / 2, y + size + 9], [x - width / 2, y - size - 9]] as const;
      const visible = candidates.filter(([left]) => left > 0 && left + width < edge);
      const at = visible.find(([left, middle]) => isFree(boxOf(left, middle, width), taken, nodes)) ?? (ringed.includes(key) ? (visible[0] ?? candidates[0]) : undefined);
      if (at === undefined) continue;
      const [left, base] = [at[0], at[1] + LABEL_SIZE / 3];
      taken.push(boxOf(...at, width));
      this.drawn.push({ text, x: left, y: base });
      context.strokeText(text, left, base);
      context.fillText(text, left, base);
    }
    this.pending = [];
  }
}

function boxOf(left: number, middle: number, width: number): Box {
  return { left: left - 3, right: left + width + 3, top: middle - LABEL_SIZE * 0.7, bottom: middle + LABEL_SIZE * 0.7 };
}

function isFree(box: Box, taken: Box[], nodes: Circle[]): boolean {
  const covered = nodes.some(({ x, y, radius }) => x + radius > box.left && x - radius < box.right && y + radius > box.top && y - radius < box.bottom);
  return !covered && !taken.some((other) => overlap(box, other));
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
