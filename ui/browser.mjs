// Uses the GraphiQL page as a person would, in a real browser: `node browser.mjs URL`, with
// the URL under which the page is served. Between the two stands a server of our own, which
// passes the page on unchanged and answers /graphql, so that both have one origin as in the
// program. Ends with status 1 and the reason when something is not as it should be.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, globalAgent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { parseArgs } from 'node:util';
import { buildSchema, graphql } from 'graphql';
import { chromium } from 'playwright-core';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { chromium: { type: 'string' }, screenshots: { type: 'string' } },
});
const upstream = new URL(positionals[0]);
const schema = buildSchema(readFileSync(new URL('../graph/schema.graphql', import.meta.url), 'utf8'));
const token = `e30.${Buffer.from(JSON.stringify({ delegation: 'JPN', scope: 'proposals:read', exp: 4102444800 })).toString('base64url')}.c2ln`;

const japan = { __typename: 'Delegation', code: 'JPN', name: 'Japan' };
const proposal = {
  symbol: 'JOB/GC/96/Rev.1', title: 'Work programme on electronic commerce', status: 'CIRCULATED', circulatedOn: '2016-07-25',
  submittedBy: japan, coAuthors: { totalCount: 1, nodes: [{ sponsor: japan, joinedOn: '2016-07-04' }] },
  latestRevision: { number: 1, symbol: 'JOB/GC/96/Rev.1' }, venueTargets: [{ venue: { code: 'GC' }, outcome: null }],
};

async function answer(req, res) {
  let body = '';
  for await (const chunk of req) body += chunk;
  const { query, variables, operationName } = JSON.parse(body);
  // With the token there is one more to see, so that the answer tells whether it was sent.
  const totalCount = req.headers.authorization === `Bearer ${token}` ? 8 : 7;
  const rootValue = { proposals: { totalCount, nodes: [proposal], pageInfo: { hasNextPage: false, endCursor: null } } };
  const result = await graphql({ schema, source: query, rootValue, variableValues: variables, operationName });
  res.setHeader('Content-Type', 'application/graphql-response+json').end(JSON.stringify(result));
}

function pass(req, res) {
  const { pathname } = new URL(req.url, upstream);
  request(new URL(pathname, upstream), { method: req.method, headers: req.headers }, (from) => {
    res.writeHead(from.statusCode, from.headers);
    pipeline(from, res, () => {});
  }).end();
}

const server = createServer((req, res) => (req.url === '/graphql' ? answer : pass)(req, res));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const profile = mkdtempSync(join(tmpdir(), 'explorer-profile-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: options.chromium ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1280, height: 800 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});

const requested = [];
const complaints = [];
try {
  const page = context.pages()[0] ?? await context.newPage();
  context.on('request', (made) => requested.push(made.url()));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await story(page);
} finally {
  await context.close();
  server.close();
  server.closeAllConnections();
  globalAgent.destroy();
  rmSync(profile, { recursive: true, force: true });
}
const elsewhere = requested.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url));
assert.deepEqual(elsewhere, [], 'requests that left the origin');
assert.deepEqual(complaints, [], 'what the browser complained of');
console.log(`the page works: ${requested.length} requests, all to its own origin`);

async function story(page) {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(origin + upstream.pathname);
  assert.equal(await page.title(), 'Proposal tracker');
  await run(page, '"totalCount": 7');
  await shot(page, 'light');

  await page.getByLabel('Token').fill(`Bearer ${token}\n`);
  await page.getByText('JPN · proposals:read · until').waitFor();
  await run(page, '"totalCount": 8');
  const kept = await page.evaluate(() => [JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage })]);
  assert.ok(kept[0].includes(token), 'the token is kept for this tab');
  assert.ok(!kept[1].includes(token), 'the token is kept nowhere else');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await run(page, '"totalCount": 8');
  await shot(page, 'dark');

  await followsTheSystem(page);
  await opensAnExample(page);
  await fitsANarrowScreen(page);

  await page.getByRole('button', { name: 'Forget' }).click();
  await run(page, '"totalCount": 7');
  await marksUnknownFields(page);
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.getByLabel('Headers').first().waitFor();
  await shot(page, 'fault');
}

/** Runs what stands in the editor and waits for its answer in the result pane. */
async function run(page, expected) {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.locator('.graphiql-execute-button').click();
  const result = page.locator('.result-window');
  await result.getByText(expected.replace(/ /g, '\u00a0')).or(result.getByText(expected)).first().waitFor({ timeout: 20_000 });
}

/** The system's colours change while the page is open: the editors change with the page, and keep their text. */
async function followsTheSystem(page) {
  const back = () => page.locator('.graphiql-query-editor .monaco-editor-background').first().evaluate((pane) => getComputedStyle(pane).backgroundColor);
  const text = () => page.locator('.graphiql-query-editor .view-lines').first().innerText();
  const [dark, before] = [await back(), await text()];
  const isDark = () => page.locator('.graphiql-query-editor .monaco-editor.vs-dark').first();
  await isDark().waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await isDark().waitFor({ state: 'detached' });
  await shot(page, 'switched');
  await page.emulateMedia({ colorScheme: 'dark' });
  await isDark().waitFor();
  assert.deepEqual([await back(), await text()], [dark, before], 'what the editor shows after the system has changed twice');
}

/** An example opens in a tab of its own; the first tab is still there. */
async function opensAnExample(page) {
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const examples = page.getByRole('region', { name: 'Examples' });
  await examples.getByRole('button', { name: 'Who sponsors with whom' }).click();
  await page.locator('.graphiql-query-editor').getByText('coSponsorship').first().waitFor();
  await page.getByLabel('Variables').getByText('workProgramme').first().waitFor();
  assert.equal(await examples.getByRole('button').count(), 6, 'all examples are valid in the schema');
  assert.equal(await page.getByRole('tab').count(), 2, 'the example has a tab of its own');
  await shot(page, 'examples');
  await page.getByRole('tab').first().click();
  await page.getByRole('button', { name: 'Hide Examples' }).click();
  await run(page, '"totalCount": 8');
}

/** On a telephone's screen all panes are within it. */
async function fitsANarrowScreen(page) {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 480, height: 800 });
  for (const pane of ['.graphiql-query-editor', '.graphiql-response', '.graphiql-execute-button']) {
    const box = await page.locator(pane).boundingBox();
    assert.ok(box.width > 20 && box.height > 20 && box.x >= 0 && box.x + box.width <= 480 && box.y + box.height <= 800, `${pane} is on the screen: ${JSON.stringify(box)}`);
  }
  await shot(page, 'narrow');
  await page.setViewportSize(wide);
}

/** The schema has been read and the editor's worker runs: a wrong field is underlined. */
async function marksUnknownFields(page) {
  const editor = page.locator('.graphiql-query-editor');
  assert.equal(await editor.locator('.squiggly-error').count(), 0, 'the first query has no fault');
  await editor.getByText('circulatedOn', { exact: true }).dblclick();
  await page.keyboard.type('circled');
  await page.keyboard.press('Escape');
  await editor.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
}

async function shot(page, name) {
  if (options.screenshots) await page.screenshot({ path: join(options.screenshots, `screenshot-${name}.png`) });
}
