// Uses the network page of the started program as a researcher would, in a real browser:
// `node network.mjs URL --token TOKEN`, with the program's address, its demonstration loaded, and
// a token of Japan's. What the page shows is held against what the API says. Ends with status 1
// and the reason when something is not as it should be.
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

/** What the API says, asked without the page. */
async function ask(query, variables = {}, token = '') {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

const counts = async (filter, token) => (await ask('query ($filter: NetworkFilter) { coSponsorship(filter: $filter) { sponsorCount edgeCount proposalCount } }', { filter }, token)).coSponsorship;

const stories = {
  'finds a delegation, a tie and a proposal by pointer': async (page) => {
    await open(page, '');
    await shows(page, await counts({}));
    await page.getByRole('combobox', { name: 'Find a delegation or group' }).fill('jap');
    await page.keyboard.press('Enter');
    await heading(page, /^Japan/);
    assert.equal(parameter(page, 'at'), 'JPN');
    await agrees(page, 'JPN');
    await shot(page, 'delegation');

    await open(page, '?delegation=JPN&delegation=SGP&delegation=CHE');
    const drawn = await picture(page);
    await click(page, drawn.sponsors.SGP);
    await heading(page, /^Singapore/);
    const [one, two] = [(await picture(page)).sponsors.JPN, (await picture(page)).sponsors.SGP];
    await click(page, { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 });
    await heading(page, /^(Japan – Singapore|Singapore – Japan)$/);
    await shot(page, 'tie');
    const { between } = (await ask('{ coSponsorship(filter: {delegations: ["JPN", "SGP", "CHE"]}) { between(a: "JPN", b: "SGP") { proposals(first: 100) { nodes { symbol } } } } }')).coSponsorship;
    await page.locator('.papers a').first().waitFor();
    const listed = await page.locator('.papers a').allTextContents();
    assert.deepEqual(listed, between.proposals.nodes.map(({ symbol }) => symbol));

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

  'keeps the view in the address': async (page) => {
    await open(page, '');
    await page.getByLabel('Work programme').selectOption('ECOMMERCE');
    await shows(page, await counts({ workProgramme: 'ECOMMERCE' }));
    await page.getByLabel('Shared proposals, at least').fill('2');
    await page.getByLabel('With those who withdrew').check();
    await page.getByLabel('Lists as of').fill('2022-12-31');
    await page.getByLabel('Tie weight').selectOption('NEWMAN');
    await page.getByLabel('Node size').selectOption('closeness');
    const filter = { workProgramme: 'ECOMMERCE', minShared: 2, includeWithdrawn: true, asOf: '2022-12-31' };
    await shows(page, await counts(filter));
    const query = new URL(page.url()).search;
    assert.deepEqual(Object.fromEntries(new URLSearchParams(query)), { workProgramme: 'ECOMMERCE', asOf: '2022-12-31', includeWithdrawn: 'true', minShared: '2', weight: 'NEWMAN', size: 'closeness' });
    const before = await seen(page);
    await page.reload();
    await shows(page, await counts(filter));
    assert.deepEqual(await seen(page), before, 'a reload gives the same view');
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('size'));
    await page.getByRole('button', { name: 'Clear all' }).click();
    await shows(page, await counts({}));
  },

  'goes through time': async (page) => {
    await open(page, '');
    const slices = (await ask('{ coSponsorshipSeries { from to } }')).coSponsorshipSeries;
    const first = page.getByRole('slider', { name: 'First step' });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('from') === slices[1].from);
    await shows(page, await counts({ from: slices[1].from }));
    await page.getByRole('button', { name: 'Whole time' }).click();
    await page.waitForURL((url) => !url.searchParams.has('from'));
    await page.getByRole('button', { name: 'Play' }).click();
    for (const { to } of slices.slice(0, 3)) {
      await page.waitForURL((url) => url.searchParams.get('to') === to);
      await shows(page, await counts({ to }));
    }
    await page.getByRole('button', { name: 'Pause' }).click();
    await shot(page, 'time');
    await page.goto(`${home}?to=${slices.at(-2).to}`);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForURL((url) => !url.searchParams.has('to'));
    await page.getByRole('button', { name: 'Play', pressed: false }).waitFor();
  },

  'reads as tables': async (page) => {
    await open(page, '?show=sponsors');
    const degree = page.getByRole('button', { name: 'Degree' });
    await degree.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader', { name: 'Degree' }).and(page.locator('[aria-sort=descending]')).waitFor();
    const falling = await column(page, 'Degree');
    assert.deepEqual(falling, [...falling].sort((a, b) => b - a));
    const { nodes } = (await ask('{ coSponsorship { nodes { degree } } }')).coSponsorship;
    assert.deepEqual(falling, nodes.map((node) => node.degree).sort((a, b) => b - a));
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

  'speaks three languages': async (page) => {
    await open(page, '');
    for (const [language, title, delegation] of [['fr', 'Qui parraine avec qui', 'Japon'], ['es', 'Quién copatrocina con quién', 'Japón'], ['en', 'Who sponsors with whom', 'Japan']]) {
      await page.locator('.own select').first().selectOption(language);
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

  'gives away the data': async (page) => {
    await open(page, '?minShared=2');
    await page.getByRole('button', { name: 'Take away' }).click();
    const links = await page.locator('.take a').evaluateAll((all) => all.map((link) => link.href));
    assert.equal(links.length, 6);
    for (const link of links) {
      assert.ok(link.startsWith(`${origin}/`), link);
      assert.match(link, /minShared=2/);
      const answer = await page.request.get(link);
      assert.equal(answer.status(), 200, `${link}: ${await answer.text()}`);
      assert.match(answer.headers()['content-disposition'] ?? '', /attachment/, link);
    }
  },

  'gives away the picture': async (page) => {
    await open(page, '?minShared=2');
    const png = await taken(page, 'PNG');
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const drawn = await picture(page);
    assert.equal(Object.keys(drawn.sponsors).length, (await counts({ minShared: 2 })).sponsorCount);
    assert.match(drawn.text, /minShared=2/);
  },

  'is used by keys alone': async (page) => {
    await open(page, '');
    await page.getByRole('application').waitFor();
    for (let presses = 0; (await page.evaluate(() => document.activeElement?.getAttribute('role'))) !== 'application'; presses++) {
      assert.ok(presses < 80, 'the picture is reached by Tab');
      await page.keyboard.press('Tab');
      assert.equal(await hiddenFocus(page), null, 'the focus is seen');
    }
    await page.getByRole('status').filter({ hasText: /^At .*neighbours/ }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('status').filter({ hasText: /neighbour 1 of/ }).waitFor();
    await page.keyboard.press('ArrowRight');
    const said = await page.getByRole('status').filter({ hasText: /neighbour 2 of/ }).textContent();
    await shot(page, 'keys');
    await page.keyboard.press('Enter');
    await heading(page, new RegExp(`^${said.split(', neighbour')[0]}`));
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2', 'the panel has the focus');
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Details' }).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'application', 'the focus is where it came from');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('t');
    await heading(page, / – /);
  },

  'says what is wrong, and what is empty': async (page) => {
    await page.goto(`${home}?workProgramme=ECOMERCE`);
    const alert = page.getByRole('alert');
    await alert.getByText('INVALID_INPUT').waitFor();
    assert.match(await alert.textContent(), /there is no work programme "ECOMERCE"/);
    await alert.getByRole('button', { name: 'Clear the filters' }).click();
    await shows(page, await counts({}));
    await page.goto(`${home}?from=2090-01-01`);
    await page.getByText('No sponsor is in this selection.').waitFor();
    await accessible(page, 'the empty page');
    await page.goto(`${home}?symbol=JOB/GC/999999`);
    await page.getByText('There is no such proposal').waitFor();
  },

  'shows a token’s view, and keeps the token': async (page) => {
    await open(page, '');
    await page.getByRole('button', { name: 'Public view' }).click();
    const asked = page.waitForRequest((request) => request.headers().authorization === `Bearer ${options.token}`);
    await page.getByLabel('Token', { exact: true }).fill(`Bearer ${options.token}\n`);
    await asked;
    await page.getByText(/JPN · .*proposals:read.* · until/).waitFor();
    await shows(page, await counts({}, options.token));
    assert.ok(!page.url().includes(options.token));
    const kept = await page.evaluate(() => [JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage })]);
    assert.ok(kept[0].includes(options.token) && !kept[1].includes(options.token), 'the token is kept for this tab alone');
    await page.getByRole('button', { name: 'Forget' }).click();
    await shows(page, await counts({}));
  },

  'is light and dark, wide and narrow': async (page) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await open(page, '?at=SGP');
      await heading(page, /^Singapore/);
      await page.getByRole('application').waitFor();
      await shot(page, colorScheme);
      await accessible(page, `the page in the ${colorScheme}`);
    }
    await page.getByLabel('Colours').selectOption('light');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
    await page.getByLabel('Colours').selectOption('system');
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, '?at=SGP');
    await heading(page, /^Singapore/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than a phone');
    await shot(page, 'narrow');
    await accessible(page, 'the page on a phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  },
};

const requested = [];
const complaints = [];
const failed = [];
await inChromium({ executablePath: options.chromium, requested, complaints, acceptDownloads: true, locale: 'en-GB' }, async (context) => {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(Number(options.patience) * 1000);
  for (const [name, story] of Object.entries(stories)) {
    if (options.only && !name.includes(options.only)) continue;
    try {
      await story(page);
    } catch (cause) {
      await shot(page, `failed-${failed.length}`);
      failed.push(name);
      console.error(`NOT: the page ${name}\n${cause.stack}`);
      continue;
    }
    console.log(`the page ${name}`);
  }
});
const elsewhere = requested.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url));
assert.deepEqual(elsewhere, [], 'requests that left the origin');
assert.deepEqual(failed, [], 'what does not work');
assert.deepEqual(complaints, [], 'what the browser complained of');
console.log(`${requested.length} requests, all to its own origin`);

/** Opens a view and waits until its network is there. */
async function open(page, query) {
  await page.goto(home + query);
  await page.locator('.stage[aria-busy=false]').waitFor();
  await page.locator('.summary strong').first().waitFor();
}

/** The summary says these counts, and nothing is on its way. */
async function shows(page, { sponsorCount, edgeCount, proposalCount }) {
  const some = (count, one) => new RegExp(`(^|\\D)${count} ${one}s?`);
  const summary = page.locator('.summary');
  for (const text of [some(sponsorCount, 'sponsor'), some(edgeCount, 'tie'), some(proposalCount, 'proposal')]) await summary.filter({ hasText: text }).waitFor();
  await page.locator('.stage[aria-busy=false]').waitFor();
}

async function heading(page, name) {
  await page.getByRole('complementary', { name: /Details|Détails|Detalles/ }).getByRole('heading', { level: 2, name }).waitFor();
}

/** The panel's measures are the API's. */
async function agrees(page, code) {
  const { node } = (await ask('query ($code: String!) { coSponsorship { node(code: $code) { proposals submitted degree strength core betweenness } } }', { code })).coSponsorship;
  for (const [name, value] of [['Proposals', node.proposals], ['Submitted', node.submitted], ['Degree', node.degree], ['Strength', node.strength], ['Core', node.core], ['Betweenness', Number(node.betweenness.toPrecision(4))]]) {
    const cell = page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').first();
    await cell.filter({ hasText: /\d/ }).waitFor();
    assert.equal(Number((await cell.textContent()).replace(/,/g, '')), value, name);
  }
}

/** Takes the picture away as SVG, and reads where its sponsors are. */
async function picture(page) {
  await page.getByText('Arranging…').waitFor({ state: 'detached' });
  const text = (await taken(page, 'SVG')).toString('utf8');
  const circles = [...text.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)" r="[\d.]+" fill="[^"]+"><title>([^<]+)</g)];
  return { text, sponsors: Object.fromEntries(circles.map(([, x, y, code]) => [code, { x: Number(x), y: Number(y) }])) };
}

async function taken(page, kind) {
  await page.getByRole('button', { name: 'Take away' }).click();
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

/** All that a view is to its reader. */
async function seen(page) {
  const fields = await page.locator('.filters :is(input, select), .bar select').evaluateAll((all) => all.map((field) => (field.type === 'checkbox' ? field.checked : field.value)));
  return { address: page.url(), summary: await page.locator('.summary').textContent(), fields, legend: await page.locator('.legend').textContent() };
}

async function column(page, name) {
  const place = (await page.getByRole('columnheader').allTextContents()).findIndex((text) => text.startsWith(name));
  return (await page.locator(`tbody tr > :nth-child(${place + 1})`).allTextContents()).map(Number);
}

/** The element with the focus where that does not show; null where it does. The handles of sliders show it on their thumbs, which no script can ask. */
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
  assert.deepEqual(found, [], `what axe finds in ${what}`);
}

async function shot(page, name) {
  if (options.screenshots) await page.screenshot({ path: join(options.screenshots, `screenshot-network-${name}.png`) });
}
