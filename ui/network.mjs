// Tests the network page of a running program in a browser: `node network.mjs URL --token TOKEN`, with the URL
// of a program with demonstration data and a token of Japan. Compares what the page shows with the API. Exits
// with status 1 if a check fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import axe from 'axe-core';
import { inChromium } from './chromium.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { chromium: { type: 'string' }, token: { type: 'string' }, screenshots: { type: 'string' }, only: { type: 'string' }, patience: { type: 'string', default: '30' } },
});
const origin = positionals[0];
const home = `${origin}/explorer/`;

/** Sends an operation to the API. */
async function query(query, variables = {}, token = '') {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

const COUNTS = `query ($filter: NetworkFilter, $projection: NetworkProjection, $asOf: Date) {
  coSponsorship(filter: $filter, projection: $projection, asOf: $asOf) { sponsorCount tieCount itemCount }
}`;

const counts = async ({ filter, projection, asOf }, token) => (await query(COUNTS, { filter, projection, asOf }, token)).coSponsorship;

const stories = {
  'opens a delegation, a tie and a proposal by pointer': async (page) => {
    await open(page, '');
    await shows(page, await counts({}));
    await page.getByRole('combobox', { name: 'Find a delegation or group' }).fill('jap');
    await page.keyboard.press('Enter');
    await heading(page, /^Japan/);
    assert.equal(parameter(page, 'at'), 'JPN');
    await agrees(page, 'JPN');
    await shot(page, 'delegation');

    await open(page, '?sponsors=JPN&sponsors=SGP&sponsors=CHE');
    const drawn = await graph(page);
    await click(page, drawn.sponsors.SGP);
    await heading(page, /^Singapore/);
    const [one, two] = [(await graph(page)).sponsors.JPN, (await graph(page)).sponsors.SGP];
    await click(page, { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 });
    await heading(page, /^(Japan – Singapore|Singapore – Japan)$/);
    await shot(page, 'tie');
    const { between } = (await query('{ coSponsorship(filter: {sponsors: ["JPN", "SGP", "CHE"]}) { between(a: "JPN", b: "SGP") { items(first: 100) { nodes { label } } } } }')).coSponsorship;
    await page.locator('.proposals a').first().waitFor();
    const listed = await page.locator('.proposals a').allTextContents();
    assert.deepEqual(listed, between.items.nodes.map(({ label }) => label));

    await page.getByRole('link', { name: 'JOB/GC/204/Rev.6' }).click();
    await heading(page, 'JOB/GC/204/Rev.6');
    await page.getByRole('img', { name: /a row for each of 15 sponsors/ }).waitFor();
    const last = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'JOB/GC/204/Rev.6' }) });
    assert.match(await last.textContent(), /Joined Chile, Norway, Singapore, Switzerland/);
    assert.match(await last.textContent(), /Jul 28, 2021/);
    await shot(page, 'proposal');
    await page.goBack();
    await heading(page, /^(Japan – Singapore|Singapore – Japan)$/);
  },

  'stores the view in the query string': async (page) => {
    await open(page, '');
    await page.getByLabel('Work programme').selectOption('ECOMMERCE');
    await shows(page, await counts({ filter: { proposals: { workProgrammes: ['ECOMMERCE'] } } }));
    await page.getByLabel('Minimum number of shared proposals').fill('2');
    await page.getByLabel('Include withdrawn co-authors').check();
    await page.getByLabel('Co-authors as of').fill('2022-12-31');
    await page.getByLabel('Tie weight').selectOption('NEWMAN');
    await page.getByLabel('Node size').selectOption('closeness');
    const network = { filter: { proposals: { workProgrammes: ['ECOMMERCE'] } }, projection: { minShared: 2, includeEnded: true }, asOf: '2022-12-31' };
    await shows(page, await counts(network));
    const query = new URL(page.url()).search;
    assert.deepEqual(Object.fromEntries(new URLSearchParams(query)), { 'proposals.workProgrammes': 'ECOMMERCE', asOf: '2022-12-31', includeEnded: 'true', minShared: '2', weight: 'NEWMAN', size: 'closeness' });
    const before = await seen(page);
    await page.reload();
    await shows(page, await counts(network));
    assert.deepEqual(await seen(page), before, 'the view after a reload');
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('size'));
    await page.getByRole('button', { name: 'Clear all' }).click();
    await shows(page, await counts({}));
  },

  'plays through time': async (page) => {
    await open(page, '');
    const slices = (await query('{ coSponsorshipSeries { from to } }')).coSponsorshipSeries;
    const first = page.getByRole('slider', { name: 'First period' });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('joinedOn.from') === slices[1].from);
    await shows(page, await counts({ filter: { joinedOn: { from: slices[1].from } } }));
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForURL((url) => !url.searchParams.has('joinedOn.from'));
    await page.getByRole('button', { name: 'Play' }).click();
    for (const { to } of slices.slice(0, 3)) {
      await page.waitForURL((url) => url.searchParams.get('joinedOn.to') === to);
      await shows(page, await counts({ filter: { joinedOn: { to } } }));
    }
    await page.getByRole('button', { name: 'Pause' }).click();
    await shot(page, 'time');
    await page.goto(`${home}?joinedOn.to=${slices.at(-2).to}`);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForURL((url) => !url.searchParams.has('joinedOn.to'));
    await page.getByRole('button', { name: 'Play', pressed: false }).waitFor();
  },

  'shows tables': async (page) => {
    await open(page, '?show=sponsors');
    const degree = page.getByRole('button', { name: 'Degree' });
    await degree.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader', { name: 'Degree' }).and(page.locator('[aria-sort=descending]')).waitFor();
    const falling = await column(page, 'Degree');
    assert.deepEqual(falling, [...falling].sort((a, b) => b - a));
    const { members } = (await query('{ coSponsorship { members { degree } } }')).coSponsorship;
    assert.deepEqual(falling, members.map((member) => member.degree).sort((a, b) => b - a));
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader', { name: 'Degree' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    assert.deepEqual(await column(page, 'Degree'), falling.reverse());
    await page.waitForFunction(() => document.querySelectorAll('tbody tr:first-child td')[8]?.textContent !== '–');
    await shot(page, 'table');
    await accessible(page, 'the table of delegations');
    await page.getByRole('button', { name: 'Ties' }).click();
    await page.getByRole('button', { name: 'Next rows' }).click();
    await page.getByText('101–200 of').waitFor();
    await accessible(page, 'the table of ties');
  },

  'has three languages': async (page) => {
    await open(page, '');
    for (const [language, title, delegation] of [['fr', 'Réseau de coparrainage', 'Japon'], ['es', 'Red de copatrocinio', 'Japón'], ['en', 'Co-sponsorship network', 'Japan']]) {
      await page.locator('.settings select').first().selectOption(language);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(parameter(page, 'lang'), language);
      await page.getByRole('combobox').first().waitFor();
      await page.locator('.bar [role=combobox]').fill('JPN');
      await page.getByRole('option', { name: new RegExp(delegation) }).click();
      await heading(page, new RegExp(`^${delegation}`));
      await shot(page, language);
      await accessible(page, `the page in ${language}`);
    }
  },

  'exports data': async (page) => {
    await open(page, '?minShared=2');
    await page.getByRole('button', { name: 'Export' }).click();
    const links = await page.locator('.export a').evaluateAll((all) => all.map((link) => link.href));
    assert.equal(links.length, 6);
    for (const link of links) {
      assert.ok(link.startsWith(`${origin}/`), link);
      assert.match(link, /minShared=2/);
      const response = await page.request.get(link);
      assert.equal(response.status(), 200, `${link}: ${await response.text()}`);
      assert.match(response.headers()['content-disposition'] ?? '', /attachment/, link);
    }
  },

  'exports images': async (page) => {
    await open(page, '?minShared=2');
    const png = await exported(page, 'PNG');
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const drawn = await graph(page);
    assert.equal(Object.keys(drawn.sponsors).length, (await counts({ projection: { minShared: 2 } })).sponsorCount);
    assert.match(drawn.text, /minShared=2/);
  },

  'works with the keyboard alone': async (page) => {
    await open(page, '');
    await page.getByRole('application').waitFor();
    for (let presses = 0; (await page.evaluate(() => document.activeElement?.getAttribute('role'))) !== 'application'; presses++) {
      assert.ok(presses < 80, 'the graph can be reached by Tab');
      await page.keyboard.press('Tab');
      assert.equal(await hiddenFocus(page), null, 'the focus is visible');
    }
    await page.getByRole('status').filter({ hasText: /^At .*neighbors/ }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('status').filter({ hasText: /neighbor 1 of/ }).waitFor();
    await page.keyboard.press('ArrowRight');
    const announcement = await page.getByRole('status').filter({ hasText: /neighbor 2 of/ }).textContent();
    await shot(page, 'keys');
    await page.keyboard.press('Enter');
    await heading(page, new RegExp(`^${announcement.split(', neighbor')[0]}`));
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2', 'the panel has the focus');
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Details' }).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'application', 'the focus returns');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('t');
    await heading(page, / – /);
  },

  'shows errors and empty results': async (page) => {
    await page.goto(`${home}?proposals.workProgrammes=ECOMERCE`);
    const alert = page.getByRole('alert');
    await alert.getByText('INVALID_INPUT').waitFor();
    assert.match(await alert.textContent(), /There is no work programme "ECOMERCE"/);
    await alert.getByRole('button', { name: 'Clear the filters' }).click();
    await shows(page, await counts({}));
    await page.goto(`${home}?joinedOn.from=2090-01-01`);
    await page.getByText('No sponsors match these filters.').waitFor();
    await accessible(page, 'the empty page');
    await page.goto(`${home}?symbol=JOB/GC/999999`);
    await page.getByText('There is no such proposal').waitFor();
  },

  'uses and stores a token': async (page) => {
    await open(page, '');
    await page.getByRole('button', { name: 'Public view' }).click();
    const sent = page.waitForRequest((request) => request.headers().authorization === `Bearer ${options.token}`);
    await page.getByLabel('Token', { exact: true }).fill(`Bearer ${options.token}\n`);
    await sent;
    await page.getByText(/JPN · .*proposals:read.* · until/).waitFor();
    await shows(page, await counts({}, options.token));
    assert.ok(!page.url().includes(options.token));
    const stored = await page.evaluate(() => [JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage })]);
    assert.ok(stored[0].includes(options.token) && !stored[1].includes(options.token), 'the token is stored for this tab only');
    await page.getByRole('button', { name: 'Remove' }).click();
    await shows(page, await counts({}));
  },

  'has a light and a dark theme, and fits phones': async (page) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await open(page, '?at=SGP');
      await heading(page, /^Singapore/);
      await page.getByRole('application').waitFor();
      await shot(page, colorScheme);
      await accessible(page, `the page in the ${colorScheme} theme`);
    }
    await page.getByLabel('Colors').selectOption('light');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
    await page.getByLabel('Colors').selectOption('system');
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, '?at=SGP');
    await heading(page, /^Singapore/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page fits the width of a phone');
    await shot(page, 'narrow');
    await accessible(page, 'the page on a phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  },
};

const requested = [];
const messages = [];
const failed = [];
await inChromium({ executablePath: options.chromium, requested, messages, acceptDownloads: true, locale: 'en-GB' }, async (context) => {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(Number(options.patience) * 1000);
  for (const [name, story] of Object.entries(stories)) {
    if (options.only && !name.includes(options.only)) continue;
    try {
      await story(page);
    } catch (cause) {
      await shot(page, `failed-${failed.length}`);
      failed.push(name);
      console.error(`FAIL: the page ${name}\n${cause.stack}`);
      continue;
    }
    console.log(`the page ${name}`);
  }
});
const elsewhere = requested.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url));
assert.deepEqual(elsewhere, [], 'requests to other origins');
assert.deepEqual(failed, [], 'failed checks');
assert.deepEqual(messages, [], 'warnings and errors of the browser');
console.log(`${requested.length} requests, all to its own origin`);

/** Opens a view and waits until its network is loaded. */
async function open(page, query) {
  await page.goto(home + query);
  await page.locator('.stage[aria-busy=false]').waitFor();
  await page.locator('.summary strong').first().waitFor();
}

/** Waits until the summary shows these counts and nothing is loading. */
async function shows(page, { sponsorCount, tieCount, itemCount }) {
  const some = (count, one) => new RegExp(`(^|\\D)${count} ${one}s?`);
  const summary = page.locator('.summary');
  for (const text of [some(sponsorCount, 'sponsor'), some(tieCount, 'tie'), some(itemCount, 'proposal')]) await summary.filter({ hasText: text }).waitFor();
  await page.locator('.stage[aria-busy=false]').waitFor();
}

async function heading(page, name) {
  await page.getByRole('complementary', { name: /Details|Détails|Detalles/ }).getByRole('heading', { level: 2, name }).waitFor();
}

/** The panel shows the measures of the API. */
async function agrees(page, code) {
  const { member } = (await query('query ($code: String!) { coSponsorship { member(code: $code) { itemCount leadCount degree strength coreNumber betweenness } } }', { code })).coSponsorship;
  for (const [name, value] of [['Proposals', member.itemCount], ['Submitted', member.leadCount], ['Degree', member.degree], ['Strength', member.strength], ['Core', member.coreNumber], ['Betweenness', Number(member.betweenness.toPrecision(4))]]) {
    const cell = page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').first();
    await cell.filter({ hasText: /\d/ }).waitFor();
    assert.equal(Number((await cell.textContent()).replace(/,/g, '')), value, name);
  }
}

/** Exports the graph as SVG and returns the positions of its sponsors. */
async function graph(page) {
  await page.getByText('Computing the layout…').waitFor({ state: 'detached' });
  const text = (await exported(page, 'SVG')).toString('utf8');
  const circles = [...text.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)" r="[\d.]+" fill="[^"]+"><title>([^<]+)</g)];
  return { text, sponsors: Object.fromEntries(circles.map(([, x, y, code]) => [code, { x: Number(x), y: Number(y) }])) };
}

async function exported(page, kind) {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: kind }).click()]);
  await page.keyboard.press('Escape');
  return readFileSync(await download.path());
}

async function click(page, { x, y }) {
  const box = await page.getByRole('application').boundingBox();
  await page.mouse.move(box.x + x - 3, box.y + y - 3);
  await page.mouse.move(box.x + x, box.y + y, { steps: 3 });
  await page.locator('.tip').waitFor();
  await page.mouse.click(box.x + x, box.y + y);
}

function parameter(page, name) {
  return new URL(page.url()).searchParams.get(name);
}

/** The visible content of a view. */
async function seen(page) {
  const fields = await page.locator('.filters :is(input, select), .bar select').evaluateAll((all) => all.map((field) => (field.type === 'checkbox' ? field.checked : field.value)));
  return { address: page.url(), summary: await page.locator('.summary').textContent(), fields, legend: await page.locator('.legend').textContent() };
}

async function column(page, name) {
  const place = (await page.getByRole('columnheader').allTextContents()).findIndex((text) => text.startsWith(name));
  return (await page.locator(`tbody tr > :nth-child(${place + 1})`).allTextContents()).map(Number);
}

/** Returns the focused element if its focus is not visible. Sliders show it on their thumbs, which scripts cannot inspect. */
function hiddenFocus(page) {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    const shown = at === document.body || at.matches('.handle') || getComputedStyle(at).outlineStyle !== 'none';
    return shown ? null : at.outerHTML.slice(0, 300);
  });
}

async function accessible(page, what) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
  assert.deepEqual(found, [], `violations that axe finds in ${what}`);
}

async function shot(page, name) {
  if (options.screenshots) await page.screenshot({ path: join(options.screenshots, `screenshot-network-${name}.png`) });
}
