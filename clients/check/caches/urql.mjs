// urql with the settings of proposaltracker-client for its normalized cache, in the installed versions:
//   node urql.mjs SITE TOKEN SECRETARIAT
import assert from 'node:assert/strict';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { graphcache } from 'proposaltracker-client/urql';
import { AGENDA, BY_ID, CO_AUTHORS, EDGES, EVENTS, NETWORK, NODES, TITLE, VIEWER } from './operations.mjs';
import { agendaItemOfTwo, allProposals, check, recordingFetch, request, token, url } from './request.mjs';

// The cache warns about data that does not match the schema or has no key: there must be no warnings.
const warnings = [];
console.warn = console.error = (...words) => warnings.push(words.join(' '));

function client(bearer) {
  const recorder = recordingFetch();
  const headers = bearer ? { authorization: `Bearer ${bearer}` } : {};
  const urql = new Client({ url, exchanges: [cacheExchange(graphcache), fetchExchange], fetch: recorder.fetch, fetchOptions: { headers }, preferGetMethod: false });
  const query = async (text, variables = {}, requestPolicy = 'cache-first') => {
    const { data, error } = await urql.query(text, variables, { requestPolicy });
    assert.equal(error, undefined, String(error));
    return plain(data);
  };
  return { urql, query, cached: (text, variables) => query(text, variables, 'cache-only'), sent: recorder.sent };
}

/** Returns a copy of a result without the fields __typename, which the client adds. */
const plain = (result) => JSON.parse(JSON.stringify(result ?? null, (key, value) => (key === '__typename' ? undefined : value)));

for (const [subject, { one, other }, bearer] of [['the viewer', VIEWER, token], ['the members of a network', NETWORK]]) {
  await check(`two components ask for different fields of ${subject}`, async () => {
    const { query, cached, sent } = client(bearer);
    const [first, second] = [await query(one), await query(other)];
    assert.deepEqual(first, await request(one, {}, bearer));
    assert.deepEqual([await cached(one), await cached(other)], [first, second]);
    assert.equal(sent.length, 2);
  });
}

await check('a switch of the language', async () => {
  const { query, cached, sent } = client();
  const inLanguage = (language) => ({ symbol: 'JOB/GC/96', language });
  const english = await query(TITLE, inLanguage('EN'));
  const french = await query(TITLE, inLanguage('FR'));
  assert.deepEqual([english, french], [await request(TITLE, inLanguage('EN')), await request(TITLE, inLanguage('FR'))]);
  assert.notDeepEqual(english, french);
  assert.deepEqual([await cached(TITLE, inLanguage('EN')), await cached(TITLE, inLanguage('FR'))], [english, french]);
  assert.equal(sent.length, 2);
});

await check('an agenda item under two proposals', async () => {
  const [one, other] = await agendaItemOfTwo();
  const { query, cached } = client();
  const first = await query(AGENDA, { symbol: one });
  const second = await query(AGENDA, { symbol: other });
  assert.deepEqual([first, second], [await request(AGENDA, { symbol: one }), await request(AGENDA, { symbol: other })]);
  assert.deepEqual([await cached(AGENDA, { symbol: one }), await cached(AGENDA, { symbol: other })], [first, second]);
});

await check('the co-authors of two days', async () => {
  const { query, cached } = client();
  const today = await query(CO_AUTHORS, { symbol: 'JOB/GC/204' });
  const former = await query(CO_AUTHORS, { symbol: 'JOB/GC/204', asOf: '2021-07-10' });
  assert.deepEqual([today.proposal.coAuthors.totalCount, former.proposal.coAuthors.totalCount], [15, 11]);
  assert.deepEqual([await cached(CO_AUTHORS, { symbol: 'JOB/GC/204' }), await cached(CO_AUTHORS, { symbol: 'JOB/GC/204', asOf: '2021-07-10' })], [today, former]);
});

for (const [items, text, ids] of [['edges', EDGES, ({ edges }) => edges.map(({ node }) => node.id)], ['nodes', NODES, ({ nodes }) => nodes.map(({ id }) => id)]]) {
  await check(`pages of ${items} are merged`, async () => {
    const { query, cached, sent } = client();
    const variables = { first: 3, orderBy: { field: 'SYMBOL', direction: 'ASC' } };
    let { proposals } = await query(text, variables);
    while (proposals.pageInfo.hasNextPage) ({ proposals } = await query(text, { ...variables, after: proposals.pageInfo.endCursor }));
    const want = await allProposals();
    assert.deepEqual(ids((await cached(text, variables)).proposals), want);
    assert.equal(sent.length, Math.ceil(want.length / 3));
  });
}

await check('pages from the end', async () => {
  const { query } = client(token);
  const want = (await request('{ events(last: 100) { nodes { id } } }', {}, token)).events.nodes;
  let { events } = await query(EVENTS.last);
  for (let pages = 0; pages < 2; pages++) ({ events } = await query(EVENTS.last, { before: events.pageInfo.startCursor }));
  assert.deepEqual(events.nodes, want.slice(-9));
});

await check('a proposal that is in the cache is found by its id', async () => {
  const { query, sent } = client();
  const { proposals } = await query(EDGES, { first: 1 });
  const { id, symbol } = proposals.edges[0].node;
  assert.deepEqual(await query(BY_ID, { id }), { proposal: { id, symbol } });
  assert.equal(sent.length, 1);
});

await check('a deleted webhook leaves the list', async () => {
  const { urql, query } = client(token);
  const list = '{ viewer { id webhooks(first: 20) { nodes { id url } } } }';
  const make = 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }';
  const { createWebhook } = await request(make, { input: { url: 'https://example.org/cached' } }, token);
  const { id } = createWebhook.webhook;
  const before = (await query(list)).viewer.webhooks.nodes;
  assert.ok(before.some((webhook) => webhook.id === id));
  await urql.mutation('mutation ($input: DeleteWebhookInput!) { deleteWebhook(input: $input) { deletedWebhookId } }', { input: { webhook: id } });
  assert.deepEqual((await query(list)).viewer.webhooks.nodes, before.filter((webhook) => webhook.id !== id));
});

await check('the cache has no warnings', async () => {
  assert.deepEqual(warnings, []);
});
