// Reads network.gexf with graphology, a library for web pages, and compares it with expected.json.
// A Go test writes both files. Usage: node gexf.mjs DIR
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import graphology from 'graphology';
import { parse } from 'graphology-gexf';

const [folder] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const graph = parse(graphology, readFileSync(join(folder, 'network.gexf'), 'utf8'));

const nodes = graph.mapNodes((code, { label, proposals, submitted }) => ({ code, name: label, proposals, submitted }));
deepStrictEqual(nodes, expected.nodes.map(({ code, name, proposals, submitted }) => ({ code, name, proposals, submitted })));

const ties = graph.mapEdges((edge, { weight, shared }, a, b) => ({ a, b, weight, shared }));
deepStrictEqual(ties, expected.ties.map(({ a, b, weight, shared }) => ({ a, b, weight, shared })));
deepStrictEqual(graph.type === 'mixed' ? graph.directedSize === graph.size : graph.type === 'directed', expected.directed);
console.log(`graphology-gexf reads ${nodes.length} sponsors and ${ties.length} ties`);
