// Computes the layout in a worker: ForceAtlas2 from a deterministic start, then the removal of overlaps.
// Sponsors without ties are placed on a ring around the others.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';
import type { LayoutResult, LayoutTask } from './layout.ts';

const ROUNDS = 24;
const ITERATIONS = 20;
/** The round after which a first layout is shown. */
const PREVIEW_ROUND = 7;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => {
  const graph = initialGraph(data);
  const isolated = graph.filterNodes((node) => graph.degree(node) === 0);
  for (const node of isolated) graph.dropNode(node);
  const settings = { ...forceAtlas2.inferSettings(graph), edgeWeightInfluence: 0.6, linLogMode: true, adjustSizes: false };
  for (let round = 0; round < ROUNDS && graph.order > 1; round++) {
    forceAtlas2.assign(graph, { iterations: ITERATIONS, settings, getEdgeWeight: 'weight' });
    if (round === PREVIEW_ROUND) send(data.task, positionsOf(graph, isolated), false);
  }
  removeOverlaps(graph);
  send(data.task, positionsOf(graph, isolated), true);
});

/** The graph with initial positions: on a circle, sponsors of a community next to each other. */
function initialGraph({ codes, communities, a, b, weight }: LayoutTask): Graph {
  const graph = new Graph({ type: 'undirected' });
  const order = codes.map((_, index) => index).sort((one, two) => communities[one]! - communities[two]! || one - two);
  order.forEach((index, rank) => {
    const [angle, radius] = [(2 * Math.PI * rank) / order.length, 100 + 20 * Math.cos(rank * GOLDEN_ANGLE)];
    graph.addNode(codes[index]!, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  a.forEach((from, index) => {
    const [one, two] = [codes[from]!, codes[b[index]!]!];
    if (graph.hasEdge(one, two)) graph.updateEdgeAttribute(one, two, 'weight', (before: number) => before + weight[index]!);
    else graph.addEdge(one, two, { weight: weight[index]! });
  });
  return graph;
}

/** Scales the layout to a size for which the margins of noverlap are right, and moves overlapping nodes apart. */
function removeOverlaps(graph: Graph): void {
  const radius = radiusOf(graph);
  if (radius === 0) return;
  const side = Math.sqrt(graph.order) * 40;
  graph.updateEachNodeAttributes((_, attributes) => ({ ...attributes, x: (attributes.x * side) / radius, y: (attributes.y * side) / radius, size: 10 }));
  noverlap.assign(graph, { maxIterations: 120, settings: { margin: 4, ratio: 1.1, expansion: 1.05, gridSize: 20 } });
}

function radiusOf(graph: Graph): number {
  let radius = 0;
  graph.forEachNode((_, { x, y }) => (radius = Math.max(radius, Math.hypot(x, y))));
  return radius;
}

function positionsOf(graph: Graph, isolated: string[]): LayoutResult['positions'] {
  const positions: LayoutResult['positions'] = [];
  graph.forEachNode((node, { x, y }) => positions.push([node, x, y]));
  const ring = (radiusOf(graph) || 100) * 1.12;
  isolated.forEach((node, rank) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * rank) / isolated.length;
    positions.push([node, ring * Math.cos(angle), ring * Math.sin(angle)]);
  });
  return positions;
}

function send(task: number, positions: LayoutResult['positions'], done: boolean): void {
  postMessage({ task, positions, done } satisfies LayoutResult);
}
