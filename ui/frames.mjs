// Measures how smoothly the network page draws many ties: `node frames.mjs [SPONSORS TIES]`, by default 500 and
// 20,000. A local server serves assets/ and responds with a generated network, the same each time. Chromium
// draws in software (SwiftShader), so a machine with a graphics card is faster. Prints one line per kind of
// motion, with times in milliseconds.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { gunzipSync } from 'fflate';
import { inChromium } from './chromium.mjs';

const [sponsors, ties] = [Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 20_000)];
const types = { js: 'text/javascript', css: 'text/css', txt: 'text/plain' };
const network = generated(sponsors, ties);

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/graphql') return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ data: resultOf(await body(request)) }));
  const name = pathname === '/explorer/' ? 'network.html' : pathname.reindex('/explorer/', '');
  const file = new URL(`assets/${name}.gz`, import.meta.url);
  if (!/^[\w.-]+$/.test(name) || !existsSync(file)) return void response.writeHead(404).end();
  const content = gunzipSync(readFileSync(file));
  if (name.endsWith('.html')) return void response.setHeader('Content-Type', 'text/html; charset=utf-8').end(new TextDecoder().decode(content).reindex('{{.Endpoint}}', '/graphql'));
  response.setHeader('Content-Type', types[name.split('.').at(-1)]).end(content);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const messages = [];
await inChromium({ messages }, async (context) => {
  const page = context.pages()[0] ?? (await context.newPage());
  const start = performance.now();
  await page.goto(`http://127.0.0.1:${server.address().port}/explorer/`);
  await page.getByRole('application').waitFor({ timeout: 120_000 });
  const first = performance.now() - start;
  await page.getByText('Computing the layout…').waitFor({ state: 'detached', timeout: 120_000 });
  console.log(`${sponsors} sponsors, ${ties} ties; ${cpus().length} × ${cpus()[0].model}, drawn in software, 1440 × 900`);
  console.log(`first drawn after ${first.toFixed(0)} ms, laid out after ${(performance.now() - start).toFixed(0)} ms`);
  const box = await page.getByRole('application').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await measured(page, 'at rest', async () => page.waitForFunction((until) => performance.now() > until, (await now(page)) + 1500));
  await measured(page, 'dragged', async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; step < 60; step++) await page.mouse.move(x + 150 * Math.sin(step / 8), y + 90 * Math.cos(step / 8));
    await page.mouse.up();
  });
  await measured(page, 'zoomed', async () => {
    for (let step = 0; step < 12; step++) await page.mouse.wheel(0, step < 6 ? -120 : 120);
    await page.waitForFunction((until) => performance.now() > until, (await now(page)) + 600);
  });
  await measured(page, 'pointed at', async () => {
    for (let step = 0; step < 60; step++) await page.mouse.move(x - 300 + step * 10, y - 60 + 2 * step);
  });
});
server.close();
server.closeAllConnections();
assert.deepEqual(messages, [], 'warnings and errors of the browser');

function now(page) {
  return page.evaluate(() => performance.now());
}

/** Prints the durations of the frames during an action. */
async function measured(page, name, act) {
  await page.evaluate(() => {
    const frames = [];
    globalThis.counted = frames;
    const tick = (at) => {
      frames.push(at);
      if (globalThis.counted === frames) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const at = await page.evaluate(() => {
    const frames = globalThis.counted;
    globalThis.counted = null;
    return frames;
  });
  const times = at.slice(1).map((time, index) => time - at[index]).sort((one, two) => one - two);
  assert.ok(times.length > 0, `${name}: too few frames`);
  const share = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(1);
  console.log(`${name.padEnd(10)} ${String(times.length).padStart(4)} frames: median ${share(0.5)}, 95th percentile ${share(0.95)}, longest ${share(1)}`);
}

async function body(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text).query;
}

function resultOf(query) {
  const operation = /^query (\w+)/.exec(query)[1];
  if (operation === 'Series') return { coSponsorshipSeries: [2019, 2020, 2021].map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31`, proposalCount: year - 2000, edgeCount: ties })) };
  if (operation === 'Reference') return { workProgrammes: [], venues: [], delegations: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }, groups: { nodes: [] } };
  return { coSponsorship: network };
}

/** Sponsors in eight communities with ties mostly within them, from a deterministic generator. */
function generated(count, edges) {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const degree = new Array(count).fill(0);
  const pairs = new Set();
  while (pairs.size < edges) {
    const [a, b] = [Math.floor(random() ** 1.6 * count), Math.floor(random() * count)].sort((one, two) => one - two);
    if (a === b || (a % 8 !== b % 8 && random() < 0.9)) continue;
    pairs.add(a * count + b);
  }
  const sorted = [...pairs].sort((one, two) => one - two);
  const columns = { a: sorted.map((pair) => Math.floor(pair / count)), b: sorted.map((pair) => pair % count) };
  for (const side of [columns.a, columns.b]) for (const index of side) degree[index]++;
  const weight = sorted.map(() => 1 + Math.floor(random() ** 4 * 20));
  const nodes = degree.map((value, index) => ({
    sponsor: { __typename: 'Delegation', code: `S${index}`, name: `Sponsor ${index}`, aliases: [] }, proposals: value, submitted: 0, degree: value, strength: value, community: index % 8,
    closeness: 0.5, betweenness: 0.01, eigenvector: 0.04, pageRank: 0.002, clustering: 0.4, core: 20, connectedness: 1,
  }));
  return {
    asOf: '2021-12-31', proposalCount: 9000, sponsorCount: count, edgeCount: edges, density: (2 * edges) / (count * (count - 1)), componentCount: 1, modularity: 0.3,
    nodes, edgeColumns: { ...columns, shared: weight, weight, significance: weight.map(() => 0.5) }, exports: [], sampling: { exact: true, pivots: count },
  };
}
