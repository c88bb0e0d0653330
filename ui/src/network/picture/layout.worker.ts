// Finds places for sponsors, off the page's own thread: ForceAtlas2 from the same start each
// time, then no two over each other. Those without ties stand on a ring around the rest.
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';
import type { LayoutAnswer, LayoutTask } from './layout.ts';

const ROUNDS = 24;
const ITERATIONS = 20;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => {
  const graph = started(data);
  const free = isolates(graph);
  for (const node of free) graph.dropNode(node);
  const settings = { ...forceAtlas2.inferSettings(graph), edgeWeightInfluence: 0.6, linLogMode: true, adjustSizes: false };
  for (let round = 0; round < ROUNDS && graph.order > 1; round++) {
    forceAtlas2.assign(graph, { iterations: ITERATIONS, settings, getEdgeWeight: 'weight' });
    if (round === 7) tell(data.task, placed(graph, free), false);
  }
  spread(graph);
  tell(data.task, placed(graph, free), true);
});

/** The graph with each sponsor at its first place: a spiral in which communities lie together. */
function started({ codes, communities, a, b, weight }: LayoutTask): Graph {
  const graph = new Graph({ type: 'undirected' });
  const order = codes.map((_, place) => place).sort((one, two) => communities[one]! - communities[two]! || one - two);
  order.forEach((place, rank) => {
    const [angle, radius] = [(2 * Math.PI * rank) / order.length, 100 + 20 * Math.cos(rank * GOLDEN)];
    graph.addNode(codes[place]!, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  });
  a.forEach((from, place) => {
    const [one, two] = [codes[from]!, codes[b[place]!]!];
    if (graph.hasEdge(one, two)) graph.updateEdgeAttribute(one, two, 'weight', (before: number) => before + weight[place]!);
    else graph.addEdge(one, two, { weight: weight[place]! });
  });
  return graph;
}

function isolates(graph: Graph): string[] {
  return graph.filterNodes((node) => graph.degree(node) === 0);
}

/** Scales the picture so that noverlap's margins mean the same whatever its size, and draws apart what touches. */
function spread(graph: Graph): void {
  const reach = reachOf(graph);
  if (reach === 0) return;
  const side = Math.sqrt(graph.order) * 40;
  graph.updateEachNodeAttributes((_, attributes) => ({ ...attributes, x: (attributes.x * side) / reach, y: (attributes.y * side) / reach, size: 10 }));
  noverlap.assign(graph, { maxIterations: 120, settings: { margin: 4, ratio: 1.1, expansion: 1.05, gridSize: 20 } });
}

function reachOf(graph: Graph): number {
  let reach = 0;
  graph.forEachNode((_, { x, y }) => (reach = Math.max(reach, Math.hypot(x, y))));
  return reach;
}

function placed(graph: Graph, free: string[]): LayoutAnswer['places'] {
  const places: LayoutAnswer['places'] = [];
  graph.forEachNode((node, { x, y }) => places.push([node, x, y]));
  const ring = (reachOf(graph) || 100) * 1.12;
  free.forEach((node, rank) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * rank) / free.length;
    places.push([node, ring * Math.cos(angle), ring * Math.sin(angle)]);
  });
  return places;
}

function tell(task: number, places: LayoutAnswer['places'], done: boolean): void {
  postMessage({ task, places, done } satisfies LayoutAnswer);
}
