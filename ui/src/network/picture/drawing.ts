// The network drawn by WebGL: what is drawn how large, how wide and in which colour, and what
// stands out. It knows nothing of the page around it.
import { EdgeCurvedArrowProgram } from '@sigma/edge-curve';
import Graph from 'graphology';
import Sigma from 'sigma';
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import { mix, type Palette } from '../look/palette.ts';
import { measureOf, type Network, type Sponsor, type Tie } from '../model/network.ts';
import type { Measure } from '../model/view.ts';
import { type Disc, type Label, Labels, LABEL_FONT, LABEL_SIZE } from './labels.ts';
import { type Line, lineAt, type Point } from './hit.ts';
import type { Places } from './layout.ts';

export interface Look {
  palette: Palette;
  colours: Map<number, number>;
  size: Measure;
  directed: boolean;
}

/** What stands out: the rest is faint. Codes of sponsors, and places of ties. */
export interface Focus {
  sponsors: Set<string>;
  ties: Set<number>;
  /** The one in the middle of it, and the one that a step would lead to. */
  ringed: string[];
}

export interface Pointing {
  sponsor: (code: string | null) => void;
  tie: (place: number | null) => void;
  chooseSponsor: (code: string) => void;
  chooseTie: (place: number) => void;
  chooseNothing: () => void;
}

const SMALLEST = 4;
const LARGEST = 17;
const THINNEST = 0.6;
/** An arrow's head is as wide as its line lets it be. */
const THINNEST_ARROW = 1.6;
const WIDEST = 6;
/** Above so many ties they are left out while the picture is dragged or zoomed. */
const TIES_IN_MOTION = 8_000;
const LONGEST_NAME = 26;

export class Drawing {
  private graph = new Graph({ type: 'directed', multi: true });
  private readonly sigma: Sigma;
  private readonly labels = new Labels();
  private look: Look;
  private focus: Focus | null = null;
  private drawn: DrawnTie[] | null = null;
  private onSponsor = false;
  private onTie: number | null = null;

  /** Throws where the browser has no WebGL. */
  constructor(container: HTMLElement, look: Look, pointing: Pointing) {
    this.look = look;
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      defaultDrawNodeLabel: this.labels.gather,
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
      nodeReducer: (code, data) => this.sponsorLook(code, data as NodeDisplayData),
      edgeReducer: (_, data) => this.tieLook(data as EdgeDisplayData & { place: number }),
      stagePadding: 48,
      zIndex: true,
    });
    this.sigma.on('afterRender', () => {
      this.drawn = null;
      this.writeLabels();
    });
    this.listen(pointing);
  }

  private listen(pointing: Pointing): void {
    this.sigma.on('enterNode', ({ node }) => {
      this.onSponsor = true;
      this.pointAt(null, pointing);
      pointing.sponsor(node);
    });
    this.sigma.on('leaveNode', ({ event }) => {
      this.onSponsor = false;
      this.onTie = null;
      pointing.sponsor(null);
      this.pointAt(event, pointing);
    });
    this.sigma.on('leaveStage', () => this.pointAt(null, pointing));
    this.sigma.on('moveBody', ({ event }) => this.pointAt(event, pointing));
    this.sigma.on('clickNode', ({ node }) => pointing.chooseSponsor(node));
    this.sigma.on('clickStage', ({ event }) => {
      const tie = lineAt(this.lines(), event);
      if (tie === null) pointing.chooseNothing();
      else pointing.chooseTie(tie);
    });
  }

  private pointAt(at: Point | null, pointing: Pointing): void {
    const tie = at === null || this.onSponsor || this.sigma.getMouseCaptor().isMouseDown ? null : lineAt(this.lines(), at);
    if (tie === this.onTie) return;
    this.onTie = tie;
    pointing.tie(tie);
  }

  /** The ties that are drawn now, where they are on the canvas; reckoned once for a frame. */
  private lines(): DrawnTie[] {
    return (this.drawn ??= this.drawnTies());
  }

  private drawnTies(): DrawnTie[] {
    const places = new Map(this.graph.mapNodes((code) => [code, this.sigma.framedGraphToViewport(this.sigma.getNodeDisplayData(code)!)]));
    return this.graph.mapEdges((key, { place, curvature, type }, source, target) => {
      const { size, color, zIndex, hidden } = this.sigma.getEdgeDisplayData(key)!;
      return {
        place: place as number, ends: [source, target], from: places.get(source)!, to: places.get(target)!, width: this.sigma.scaleSize(size), colour: color, depth: zIndex, hidden,
        bend: type === 'arrow' ? (curvature as number) : 0,
      };
    }).filter((tie) => !tie.hidden);
  }

  /** Draws a network; sponsors without a place are left out until they have one. */
  show(network: Network, places: Places, look: Look): void {
    this.look = look;
    const graph = new Graph({ type: 'directed', multi: true });
    const size = scale(network.sponsors.map((sponsor) => measureOf(sponsor, look.size) ?? 0), SMALLEST, LARGEST, Math.sqrt);
    const width = scale(network.ties.map((tie) => tie.weight), look.directed ? THINNEST_ARROW : THINNEST, WIDEST, (value) => value);
    for (const sponsor of network.sponsors) {
      const place = places.get(sponsor.code);
      if (place) graph.addNode(sponsor.code, { ...place, size: size(measureOf(sponsor, look.size) ?? 0), label: short(sponsor), color: this.colourOf(sponsor), zIndex: 1 });
    }
    const heaviest = network.ties.reduce((most, tie) => Math.max(most, tie.weight), 0) || 1;
    for (const tie of network.ties) {
      const [a, b] = [network.sponsors[tie.a]!, network.sponsors[tie.b]!];
      if (!graph.hasNode(a.code) || !graph.hasNode(b.code)) continue;
      graph.addEdgeWithKey(String(tie.place), a.code, b.code, {
        place: tie.place, size: width(tie.weight), color: this.tieColour(a, b, tie.weight / heaviest), zIndex: Math.round((100 * tie.weight) / heaviest),
        type: look.directed ? 'arrow' : 'line', curvature: 0.18,
      });
    }
    this.sigma.setSetting('hideEdgesOnMove', network.ties.length > TIES_IN_MOTION);
    this.graph = graph;
    this.sigma.setCustomBBox(reachOf(places));
    this.sigma.setGraph(graph);
  }

  private colourOf({ community }: Sponsor): string {
    const { palette, colours } = this.look;
    return palette.communities[colours.get(community) ?? -1] ?? palette.others;
  }

  private tieColour(a: Sponsor, b: Sponsor, share: number): string {
    const { palette } = this.look;
    const base = a.community === b.community ? this.colourOf(a) : palette.thread;
    return mix(palette.ground, base, 0.36 + 0.4 * share);
  }

  private sponsorLook(code: string, data: NodeDisplayData): Partial<NodeDisplayData> {
    if (this.focus === null) return data;
    if (!this.focus.sponsors.has(code)) return { ...data, color: mix(this.look.palette.ground, data.color, 0.22), label: null, zIndex: 0 };
    return { ...data, forceLabel: this.focus.ringed.includes(code) || this.focus.sponsors.size < 60, zIndex: 2 };
  }

  private tieLook(data: EdgeDisplayData & { place: number }): Partial<EdgeDisplayData> {
    if (this.focus === null) return data;
    if (this.focus.ties.has(data.place)) return { ...data, color: mix(data.color, this.look.palette.ink, 0.25), zIndex: 1000 + data.zIndex };
    return { ...data, color: this.look.palette.faint, zIndex: 0, hidden: this.graph.size > 3000 };
  }

  /** Lets something stand out; null lets all be equal. */
  stress(focus: Focus | null): void {
    if (focus === this.focus) return;
    this.focus = focus;
    this.sigma.refresh({ skipIndexation: true });
  }

  private writeLabels(): void {
    const context = this.sigma.getCanvases().labels?.getContext('2d');
    if (!context) return;
    for (const code of this.focus?.ringed ?? []) this.ring(context, code);
    this.labels.write(context, this.look.palette, this.discs(), this.focus?.ringed ?? []);
  }

  private discs(): Disc[] {
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
    context.strokeStyle = this.look.palette.focus;
    context.stroke();
  }

  /** Where a sponsor is on the canvas, in CSS pixels; null where it is not drawn. */
  whereIs(code: string): { x: number; y: number } | null {
    const data = this.sigma.getNodeDisplayData(code);
    return data ? this.sigma.framedGraphToViewport(data) : null;
  }

  /** Moves the picture so far that a sponsor is well within it. */
  reveal(code: string, animate: boolean): void {
    const at = this.whereIs(code);
    const data = this.sigma.getNodeDisplayData(code);
    const { width, height } = this.sigma.getDimensions();
    if (!at || !data || (at.x > width * 0.05 && at.y > height * 0.05 && at.x < width * 0.9 && at.y < height * 0.95)) return;
    void this.sigma.getCamera().animate({ x: data.x, y: data.y }, { duration: animate ? 300 : 0 });
  }

  /** Nearer by a factor above 1, farther below it. */
  zoom(factor: number, animate: boolean): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: animate ? 150 : 0 });
  }

  whole(animate: boolean): void {
    void this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: animate ? 200 : 0 });
  }

  /** What is on the canvas now, for a picture to take away. */
  snapshot(): Snapshot {
    const { width, height } = this.sigma.getDimensions();
    const sponsors = this.graph.mapNodes((code) => {
      const shown = this.sigma.getNodeDisplayData(code)!;
      return { code, ...this.sigma.framedGraphToViewport(shown), radius: this.sigma.scaleSize(shown.size), colour: shown.color };
    });
    return { width, height, ties: this.lines().toSorted((one, two) => one.depth - two.depth), sponsors, labels: this.labels.written };
  }

  end(): void {
    this.sigma.kill();
  }
}

/** A tie as it is on the canvas. */
export interface DrawnTie extends Line {
  ends: string[];
  colour: string;
}

export interface Snapshot {
  width: number;
  height: number;
  ties: DrawnTie[];
  sponsors: { code: string; x: number; y: number; radius: number; colour: string }[];
  labels: Label[];
}

/** The bounds of all places, which stay the same for every window of time. */
function reachOf(places: Places): { x: [number, number]; y: [number, number] } {
  const bounds = (values: number[]): [number, number] => [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  const all = [...places.values()];
  return { x: bounds(all.map(({ x }) => x)), y: bounds(all.map(({ y }) => y)) };
}

/** A function from values to sizes, from least to most. */
function scale(values: number[], least: number, most: number, shape: (value: number) => number): (value: number) => number {
  const top = shape(values.reduce((max, value) => Math.max(max, value), 0));
  return (value) => (top === 0 ? least : least + ((most - least) * shape(Math.max(0, value))) / top);
}

/** A name that has room in a picture: the sponsor's, or an alias, or the code. */
function short({ name, aliases, code }: Sponsor): string {
  return [name, ...aliases].find((each) => each.length <= LONGEST_NAME) ?? code;
}

/** What stands out with a sponsor: its ties and those at their other ends. */
export function around(network: Network, code: string, candidate: string | null = null): Focus | null {
  const sponsor = network.byCode.get(code);
  if (!sponsor) return null;
  const ties = network.tiesOf[sponsor.place]!;
  const others = ties.flatMap((tie) => [network.sponsors[tie.a]!.code, network.sponsors[tie.b]!.code]);
  return { sponsors: new Set([code, ...others]), ties: new Set(ties.map((tie) => tie.place)), ringed: candidate === null ? [code] : [code, candidate] };
}

/** What stands out with a tie: its two ends. */
export function along(network: Network, tie: Tie): Focus {
  const ends = [network.sponsors[tie.a]!.code, network.sponsors[tie.b]!.code];
  return { sponsors: new Set(ends), ties: new Set([tie.place]), ringed: ends };
}

/** The tie of two sponsors, in either direction; null where there is none. */
export function tieOf(network: Network, a: string, b: string): Tie | null {
  const [one, two] = [network.byCode.get(a), network.byCode.get(b)];
  if (!one || !two) return null;
  const ties = network.tiesOf[one.place]!;
  return ties.find((tie) => tie.a === one.place && tie.b === two.place) ?? ties.find((tie) => tie.a === two.place && tie.b === one.place) ?? null;
}
