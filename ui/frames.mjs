// Measures how smooth the network page is with many ties: `node frames.mjs [SPONSORS TIES]`, 500
// and 20,000 where left out. A server of its own serves assets/ and answers the page with a
// generated network, the same each time. Chromium draws in software here (SwiftShader): a machine
// with a graphics card is faster. Prints a line for each kind of motion, times in milliseconds.
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
  if (pathname === '/graphql') return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ data: answer(await body(request)) }));
  const name = pathname === '/explorer/' ? 'network.html' : pathname.replace('/explorer/', '');
  const file = new URL(`assets/${name}.gz`, import.meta.url);
  if (!/^[\w.-]+$/.test(name) || !existsSync(file)) return void response.writeHead(404).end();
  const content = gunzipSync(readFileSync(file));
  if (name.endsWith('.html')) return void response.setHeader('Content-Type', 'text/html; charset=utf-8').end(new TextDecoder().decode(content).replace('{{.Endpoint}}', '/graphql'));
  response.setHeader('Content-Type', types[name.split('.').at(-1)]).end(content);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const complaints = [];
await inChromium({ complaints }, async (context) => {
  const page = context.pages()[0] ?? (await context.newPage());
  const start = performance.now();
  await page.goto(`http://127.0.0.1:${server.address().port}/explorer/`);
  await page.getByRole('application').waitFor({ timeout: 120_000 });
  const first = performance.now() - start;
  await page.getByText('Arranging…').waitFor({ state: 'detached', timeout: 120_000 });
  console.log(`${sponsors} sponsors, ${ties} ties; ${cpus().length} × ${cpus()[0].model}, drawn in software, 1440 × 900`);
  console.log(`first picture after ${first.toFixed(0)} ms, laid out after ${(performance.now() - start).toFixed(0)} ms`);
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
assert.deepEqual(complaints, [], 'what the browser complained of');

function now(page) {
  return page.evaluate(() => performance.now());
}

/** Tells how long the frames took that came while something was done. */
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
  const times = at.slice(1).map((time, place) => time - at[place]).sort((one, two) => one - two);
  assert.ok(times.length > 0, `${name}: too few frames to tell`);
  const share = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(1);
  console.log(`${name.padEnd(10)} ${String(times.length).padStart(4)} frames: median ${share(0.5)}, 95th percentile ${share(0.95)}, longest ${share(1)}`);
}

async function body(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text).query;
}

function answer(query) {
  const operation = /^query (\w+)/.exec(query)[1];
  if (operation === 'Series') return { coSponsorshipSeries: [2019, 2020, 2021].map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31`, proposalCount: year - 2000, edgeCount: ties })) };
  if (operation === 'Reference') return { workProgrammes: [], venues: [], delegations: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }, groups: { nodes: [] } };
  return { coSponsorship: network };
}

/** Sponsors in eight communities, tied within them three times as often as between; by a generator of its own, so that it is the same each time. */
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
  for (const side of [columns.a, columns.b]) for (const place of side) degree[place]++;
  const weight = sorted.map(() => 1 + Math.floor(random() ** 4 * 20));
  const nodes = degree.map((value, place) => ({
    sponsor: { __typename: 'Delegation', code: `S${place}`, name: `Sponsor ${place}`, aliases: [] }, proposals: value, submitted: 0, degree: value, strength: value, community: place % 8,
    closeness: 0.5, betweenness: 0.01, eigenvector: 0.04, pageRank: 0.002, clustering: 0.4, core: 20, connectedness: 1,
  }));
  return {
    asOf: '2021-12-31', proposalCount: 9000, sponsorCount: count, edgeCount: edges, density: (2 * edges) / (count * (count - 1)), componentCount: 1, modularity: 0.3,
    nodes, edgeColumns: { ...columns, shared: weight, weight, significance: weight.map(() => 0.5) }, exports: [], sampling: { exact: true, pivots: count },
  };
}
