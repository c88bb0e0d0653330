// Tests the GraphiQL page in a browser: `node browser.mjs URL`, with the URL of the page. A proxy forwards the
// page unchanged and responds to /graphql, so that both have the same origin as in the program. Exits with
// status 1 if a check fails.
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
  symbol: 'JOB/GC/96/Rev.1', title: { language: 'EN', text: 'Work programme on electronic commerce' }, status: 'CIRCULATED', circulatedOn: '2016-07-25',
  submittedBy: japan, coAuthors: { totalCount: 1, nodes: [{ sponsor: japan, joinedOn: '2016-07-04' }] },
  currentRevision: { number: 1, symbol: 'JOB/GC/96/Rev.1' }, venueTargets: [{ venue: { code: 'GC' }, outcome: null }],
};

async function respond(req, res) {
  let body = '';
  for await (const chunk of req) body += chunk;
  const { query, variables, operationName } = JSON.parse(body);
  // With the token, there is one more proposal, which shows whether the token was sent.
  const totalCount = req.headers.authorization === `Bearer ${token}` ? 8 : 7;
  const rootValue = { proposals: { totalCount, nodes: [proposal], pageInfo: { hasNextPage: false, endCursor: null } } };
  const result = await graphql({ schema, source: query, rootValue, variableValues: variables, operationName });
  res.setHeader('Content-Type', 'application/graphql-response+json').end(JSON.stringify(result));
}

function forward(req, res) {
  const { pathname } = new URL(req.url, upstream);
  request(new URL(pathname, upstream), { method: req.method, headers: req.headers }, (from) => {
    res.writeHead(from.statusCode, from.headers);
    pipeline(from, res, () => {});
  }).end();
}

const server = createServer((req, res) => (req.url === '/graphql' ? respond : forward)(req, res));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const profile = mkdtempSync(join(tmpdir(), 'ui-profile-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: options.chromium ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1280, height: 800 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});

const requested = [];
const messages = [];
try {
  const page = context.pages()[0] ?? await context.newPage();
  context.on('request', (made) => requested.push(made.url()));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await story(page);
} finally {
  await context.close();
  server.close();
  server.closeAllConnections();
  globalAgent.destroy();
  rmSync(profile, { recursive: true, force: true });
}
const elsewhere = requested.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url));
assert.deepEqual(elsewhere, [], 'requests to other origins');
assert.deepEqual(messages, [], 'warnings and errors of the browser');
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
  const stored = await page.evaluate(() => [JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage })]);
  assert.ok(stored[0].includes(token), 'the token is stored for this tab');
  assert.ok(!stored[1].includes(token), 'the token is stored nowhere else');

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await run(page, '"totalCount": 8');
  await shot(page, 'dark');

  await followsSystemTheme(page);
  await opensExample(page);
  await fitsNarrowScreen(page);

  await page.getByRole('button', { name: 'Remove' }).click();
  await run(page, '"totalCount": 7');
  await marksUnknownFields(page);
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.getByLabel('Headers').first().waitFor();
  await shot(page, 'fault');
}

/** Runs the operation in the editor and waits for its result. */
async function run(page, expected) {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.locator('.graphiql-execute-button').click();
  const result = page.locator('.result-window');
  await result.getByText(expected.replace(/ /g, '\u00a0')).or(result.getByText(expected)).first().waitFor({ timeout: 20_000 });
}

/** If the system theme changes while the page is open, the editors change too and keep their text. */
async function followsSystemTheme(page) {
  const background = () => page.locator('.graphiql-query-editor .monaco-editor-background').first().evaluate((pane) => getComputedStyle(pane).backgroundColor);
  const text = () => page.locator('.graphiql-query-editor .view-lines').first().innerText();
  const [dark, before] = [await background(), await text()];
  const isDark = () => page.locator('.graphiql-query-editor .monaco-editor.vs-dark').first();
  await isDark().waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await isDark().waitFor({ state: 'detached' });
  await shot(page, 'switched');
  await page.emulateMedia({ colorScheme: 'dark' });
  await isDark().waitFor();
  assert.deepEqual([await background(), await text()], [dark, before], 'the editor after the system theme has changed twice');
}

/** An example opens in a new tab, and the first tab stays open. */
async function opensExample(page) {
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const examples = page.getByRole('region', { name: 'Examples' });
  await examples.getByRole('button', { name: 'The co-sponsorship network' }).click();
  await page.locator('.graphiql-query-editor').getByText('coSponsorship').first().waitFor();
  await page.getByLabel('Variables').getByText('workProgramme').first().waitFor();
  assert.equal(await examples.getByRole('button').count(), 7, 'all examples are valid in the schema');
  assert.equal(await page.getByRole('tab').count(), 2, 'the example is in a new tab');
  await shot(page, 'examples');
  await page.getByRole('tab').first().click();
  await page.getByRole('button', { name: 'Hide Examples' }).click();
  await run(page, '"totalCount": 8');
}

/** All panes are visible on a phone. */
async function fitsNarrowScreen(page) {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 480, height: 800 });
  for (const pane of ['.graphiql-query-editor', '.graphiql-response', '.graphiql-execute-button']) {
    const box = await page.locator(pane).boundingBox();
    assert.ok(box.width > 20 && box.height > 20 && box.x >= 0 && box.x + box.width <= 480 && box.y + box.height <= 800, `${pane} is visible: ${JSON.stringify(box)}`);
  }
  await shot(page, 'narrow');
  await page.setViewportSize(wide);
}

/** The editor's worker underlines unknown fields, so it runs and has the schema. */
async function marksUnknownFields(page) {
  const editor = page.locator('.graphiql-query-editor');
  assert.equal(await editor.locator('.squiggly-error').count(), 0, 'the first query is valid');
  await editor.getByText('circulatedOn', { exact: true }).dblclick();
  await page.keyboard.type('circled');
  await page.keyboard.press('Escape');
  await editor.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
}

async function shot(page, name) {
  if (options.screenshots) await page.screenshot({ path: join(options.screenshots, `screenshot-${name}.png`) });
}
