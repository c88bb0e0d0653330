// Names beside their nodes: the largest first, each with a halo in the ground's colour, and none over another.
import type { Settings } from 'sigma/settings';
import type { NodeDisplayData, PartialButFor } from 'sigma/types';
import type { Palette } from '../look/palette.ts';

export interface Label {
  text: string;
  x: number;
  y: number;
  size: number;
  first: boolean;
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
  private waiting: Label[] = [];
  /** Those of the last frame. */
  written: Label[] = [];

  /** Stands in for the renderer's own drawing of a name. */
  readonly gather = (_context: CanvasRenderingContext2D, { label, x, y, size, forceLabel }: Drawn, _settings: Settings): void => {
    if (label) this.waiting.push({ text: label, x, y, size, first: forceLabel === true });
  };

  write(context: CanvasRenderingContext2D, palette: Palette): void {
    const taken: Box[] = [];
    this.written = [];
    context.font = `${LABEL_SIZE}px ${LABEL_FONT}`;
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = palette.ground;
    context.fillStyle = palette.ink;
    for (const label of this.waiting.sort((one, two) => Number(two.first) - Number(one.first) || two.size - one.size)) {
      const left = label.x + label.size + 4;
      const box = { left: left - 3, right: left + context.measureText(label.text).width + 3, top: label.y - LABEL_SIZE * 0.7, bottom: label.y + LABEL_SIZE * 0.7 };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      this.written.push(label);
      context.strokeText(label.text, left, label.y + LABEL_SIZE / 3);
      context.fillText(label.text, left, label.y + LABEL_SIZE / 3);
    }
    this.waiting = [];
  }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
