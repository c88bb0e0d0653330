// Draws the network with WebGL: sizes, widths, colors and highlights. It does not depend on the page.
import { EdgeCurvedArrowProgram } from '@sigma/edge-curve';
import Graph from 'graphology';
import Sigma from 'sigma';
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import { mix, type Palette } from '../theme/palette.ts';
import { measureOf, type Network, type Sponsor, type Tie } from '../model/network.ts';
import type { Measure } from '../model/view.ts';
import { type Circle, type Label, Labels, LABEL_FONT, LABEL_SIZE } from './labels.ts';
import { type Line, lineAt, type Point } from './hitTest.ts';
import type { Positions } from './layout.ts';

export interface Appearance {
  palette: Palette;
  colors: Map<number, number>;
  size: Measure;
  directed: boolean;
}

/** The highlighted part: codes of sponsors and indexes of ties. Everything else is dimmed. */
export interface Focus {
  sponsors: Set<string>;
  ties: Set<number>;
  /** The sponsors with a ring: the focused one, and the candidate of keyboard navigation. */
  ringed: string[];
}

export interface PointerHandlers {
  sponsor: (code: string | null) => void;
  tie: (index: number | null) => void;
  selectSponsor: (code: string) => void;
  selectTie: (index: number) => void;
  clearSelection: () => void;
}

const SMALLEST = 4;
const LARGEST = 17;
const THINNEST = 0.6;
/** An arrow's head is scaled with its line, so it needs a wider one. */
const THINNEST_ARROW = 1.6;
const WIDEST = 6;
/** Networks with more ties hide them while the graph is dragged or zoomed. */
const TIES_IN_MOTION = 8_000;
const MAX_NAME_LENGTH = 26;

export class Renderer {
  private graph = new Graph({ type: 'directed', multi: true });
  private readonly sigma: Sigma;
  private readonly labels = new Labels();
  private appearance: Appearance;
  private focus: Focus | null = null;
  private frameTies: DrawnTie[] | null = null;
  private onSponsor = false;
  private onTie: number | null = null;

  /** Throws if the browser has no WebGL. */
  constructor(container: HTMLElement, appearance: Appearance, handlers: PointerHandlers) {
    this.appearance = appearance;
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      defaultDrawNodeLabel: this.labels.collect,
      defaultDrawNodeHover: () => {},
      edgeProgramClasses: { arrow: EdgeCurvedArrowProgram },
      labelDensity: 1.5,
      labelFont: LABEL_FONT,
      labelGridCellSize: 60,
      labelRenderedSizeThreshold: 0,
      labelSize: LABEL_SIZE,
      minCameraRatio: 0.03,
      maxCameraRatio: 4,
      minEdgeThickness: THINNEST,
      nodeReducer: (code, data) => this.sponsorDisplay(code, data as NodeDisplayData),
      edgeReducer: (_, data) => this.tieDisplay(data as EdgeDisplayData & { index: number }),
      stagePadding: 48,
      zIndex: true,
    });
    this.sigma.on('afterRender', () => {
      this.frameTies = null;
      this.drawLabels();
    });
    this.listen(handlers);
  }

  private listen(handlers: PointerHandlers): void {
    this.sigma.on('enterNode', ({ node }) => {
      this.onSponsor = true;
      this.pointAt(null, handlers);
      handlers.sponsor(node);
    });
    this.sigma.on('leaveNode', ({ event }) => {
      this.onSponsor = false;
      this.onTie = null;
      handlers.sponsor(null);
      this.pointAt(event, handlers);
    });
    this.sigma.on('leaveStage', () => this.pointAt(null, handlers));
    this.sigma.on('moveBody', ({ event }) => this.pointAt(event, handlers));
    this.sigma.on('clickNode', ({ node }) => handlers.selectSponsor(node));
    this.sigma.on('clickStage', ({ event }) => {
      const tie = lineAt(this.visibleTies(), event);
      if (tie === null) handlers.clearSelection();
      else handlers.selectTie(tie);
    });
  }

  private pointAt(at: Point | null, handlers: PointerHandlers): void {
    const tie = at === null || this.onSponsor || this.sigma.getMouseCaptor().isMouseDown ? null : lineAt(this.visibleTies(), at);
    if (tie === this.onTie) return;
    this.onTie = tie;
    handlers.tie(tie);
  }

  /** The visible ties with their positions on the canvas, computed once per frame. */
  private visibleTies(): DrawnTie[] {
    return (this.frameTies ??= this.computeVisibleTies());
  }

  private computeVisibleTies(): DrawnTie[] {
    const points = new Map(this.graph.mapNodes((code) => [code, this.sigma.framedGraphToViewport(this.sigma.getNodeDisplayData(code)!)]));
    return this.graph.mapEdges((key, { index, curvature, type }, source, target) => {
      const { size, color, zIndex, hidden } = this.sigma.getEdgeDisplayData(key)!;
      return {
        index: index as number, ends: [source, target], from: points.get(source)!, to: points.get(target)!, width: this.sigma.scaleSize(size), color, depth: zIndex, hidden,
        bend: type === 'arrow' ? (curvature as number) : 0,
      };
    }).filter((tie) => !tie.hidden);
  }

  /** Draws a network. Sponsors without a position are omitted. */
  show(network: Network, positions: Positions, appearance: Appearance): void {
    this.appearance = appearance;
    const graph = new Graph({ type: 'directed', multi: true });
    const size = scale(network.sponsors.map((sponsor) => measureOf(sponsor, appearance.size) ?? 0), SMALLEST, LARGEST, Math.sqrt);
    const width = scale(network.ties.map((tie) => tie.weight), appearance.directed ? THINNEST_ARROW : THINNEST, WIDEST, (value) => value);
    for (const sponsor of network.sponsors) {
      const position = positions.get(sponsor.code);
      if (position) graph.addNode(sponsor.code, { ...position, size: size(measureOf(sponsor, appearance.size) ?? 0), label: short(sponsor), color: this.colorOf(sponsor), zIndex: 1 });
    }
    const heaviest = network.ties.reduce((most, tie) => Math.max(most, tie.weight), 0) || 1;
    for (const tie of network.ties) {
      const [a, b] = [network.sponsors[tie.a]!, network.sponsors[tie.b]!];
      if (!graph.hasNode(a.code) || !graph.hasNode(b.code)) continue;
      graph.addEdgeWithKey(String(tie.index), a.code, b.code, {
        index: tie.index, size: width(tie.weight), color: this.tieColor(a, b, tie.weight / heaviest), zIndex: Math.round((100 * tie.weight) / heaviest),
        type: appearance.directed ? 'arrow' : 'line', curvature: 0.18,
      });
    }
    this.sigma.setSetting('hideEdgesOnMove', network.ties.length > TIES_IN_MOTION);
    this.graph = graph;
    this.sigma.setCustomBBox(boundsOf(positions));
    this.sigma.setGraph(graph);
  }

  private colorOf({ community }: Sponsor): string {
    const { palette, colors } = this.appearance;
    return palette.communities[colors.get(community) ?? -1] ?? palette.others;
  }

  private tieColor(a: Sponsor, b: Sponsor, share: number): string {
    const { palette } = this.appearance;
    const base = a.community === b.community ? this.colorOf(a) : palette.betweenCommunities;
    return mix(palette.background, base, 0.36 + 0.4 * share);
  }

  private sponsorDisplay(code: string, data: NodeDisplayData): Partial<NodeDisplayData> {
    if (this.focus === null) return data;
    if (!this.focus.sponsors.has(code)) return { ...data, color: mix(this.appearance.palette.background, data.color, 0.22), label: null, zIndex: 0 };
    return { ...data, forceLabel: this.focus.ringed.includes(code) || this.focus.sponsors.size < 60, zIndex: 2 };
  }

  private tieDisplay(data: EdgeDisplayData & { index: number }): Partial<EdgeDisplayData> {
    if (this.focus === null) return data;
    if (this.focus.ties.has(data.index)) return { ...data, color: mix(data.color, this.appearance.palette.ink, 0.25), zIndex: 1000 + data.zIndex };
    return { ...data, color: this.appearance.palette.dimmed, zIndex: 0, hidden: this.graph.size > 3000 };
  }

  /** Highlights a part of the network; null removes the highlight. */
  highlight(focus: Focus | null): void {
    if (focus === this.focus) return;
    this.focus = focus;
    this.sigma.refresh({ skipIndexation: true });
  }

  private drawLabels(): void {
    const context = this.sigma.getCanvases().labels?.getContext('2d');
    if (!context) return;
    for (const code of this.focus?.ringed ?? []) this.ring(context, code);
    this.labels.draw(context, this.appearance.palette, this.circles(), this.focus?.ringed ?? []);
  }

  private circles(): Circle[] {
    return this.graph.mapNodes((code) => {
      const data = this.sigma.getNodeDisplayData(code)!;
      return { ...this.sigma.framedGraphToViewport(data), radius: this.sigma.scaleSize(data.size) };
    });
  }

  private ring(context: CanvasRenderingContext2D, code: string): void {
    const data = this.sigma.getNodeDisplayData(code);
    if (!data) return;
    const { x, y } = this.sigma.framedGraphToViewport(data);
    context.beginPath();
    context.arc(x, y, this.sigma.scaleSize(data.size) + 3.5, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = this.appearance.palette.focus;
    context.stroke();
  }

  /** Returns the position of a sponsor on the canvas in CSS pixels; null if it is not drawn. */
  positionOf(code: string): { x: number; y: number } | null {
    const data = this.sigma.getNodeDisplayData(code);
    return data ? this.sigma.framedGraphToViewport(data) : null;
  }

  /** Moves the camera to a sponsor unless it is well inside the visible area. */
  bringIntoView(code: string, animate: boolean): void {
    const at = this.positionOf(code);
    const data = this.sigma.getNodeDisplayData(code);
    const { width, height } = this.sigma.getDimensions();
    if (!at || !data || (at.x > width * 0.05 && at.y > height * 0.05 && at.x < width * 0.9 && at.y < height * 0.95)) return;
    void this.sigma.getCamera().animate({ x: data.x, y: data.y }, { duration: animate ? 300 : 0 });
  }

  /** Zooms in by a factor above 1, and out by a factor below 1. */
  zoom(factor: number, animate: boolean): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: animate ? 150 : 0 });
  }

  showAll(animate: boolean): void {
    void this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: animate ? 200 : 0 });
  }

  /** Returns what the canvas shows now, for export as an image. */
  snapshot(): Snapshot {
    const { width, height } = this.sigma.getDimensions();
    const sponsors = this.graph.mapNodes((code) => {
      const shown = this.sigma.getNodeDisplayData(code)!;
      return { code, ...this.sigma.framedGraphToViewport(shown), radius: this.sigma.scaleSize(shown.size), color: shown.color };
    });
    return { width, height, ties: this.visibleTies().toSorted((one, two) => one.depth - two.depth), sponsors, labels: this.labels.drawn };
  }

  destroy(): void {
    this.sigma.kill();
  }
}

/** A tie as it is drawn on the canvas. */
export interface DrawnTie extends Line {
  ends: string[];
  color: string;
}

export interface Snapshot {
  width: number;
  height: number;
  ties: DrawnTie[];
  sponsors: { code: string; x: number; y: number; radius: number; color: string }[];
  labels: Label[];
}

/** The bounds of all positions. They are the same for every period, so the camera does not move over time. */
function boundsOf(positions: Positions): { x: [number, number]; y: [number, number] } {
  const bounds = (values: number[]): [number, number] => [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  const all = [...positions.values()];
  return { x: bounds(all.map(({ x }) => x)), y: bounds(all.map(({ y }) => y)) };
}

/** Returns a function that maps values to sizes between least and most. */
function scale(values: number[], least: number, most: number, shape: (value: number) => number): (value: number) => number {
  const top = shape(values.reduce((max, value) => Math.max(max, value), 0));
  return (value) => (top === 0 ? least : least + ((most - least) * shape(Math.max(0, value))) / top);
}

/** The sponsor's name, or else the first alias, that is short enough for a label; otherwise its code. */
function short({ name, aliases, code }: Sponsor): string {
  return [name, ...aliases].find((each) => each.length <= MAX_NAME_LENGTH) ?? code;
}

/** The focus on a sponsor: its ties and neighbors. */
export function focusOnSponsor(network: Network, code: string, candidate: string | null = null): Focus | null {
  const sponsor = network.byCode.get(code);
  if (!sponsor) return null;
  const ties = network.tiesOf[sponsor.index]!;
  const others = ties.flatMap((tie) => [network.sponsors[tie.a]!.code, network.sponsors[tie.b]!.code]);
  return { sponsors: new Set([code, ...others]), ties: new Set(ties.map((tie) => tie.index)), ringed: candidate === null ? [code] : [code, candidate] };
}

/** The focus on a tie and its two sponsors. */
export function focusOnTie(network: Network, tie: Tie): Focus {
  const ends = [network.sponsors[tie.a]!.code, network.sponsors[tie.b]!.code];
  return { sponsors: new Set(ends), ties: new Set([tie.index]), ringed: ends };
}

/** The tie of two sponsors in either direction; null if they have none. */
export function tieOf(network: Network, a: string, b: string): Tie | null {
  const [one, two] = [network.byCode.get(a), network.byCode.get(b)];
  if (!one || !two) return null;
  const ties = network.tiesOf[one.index]!;
  return ties.find((tie) => tie.a === one.index && tie.b === two.index) ?? ties.find((tie) => tie.a === two.index && tie.b === one.index) ?? null;
}
