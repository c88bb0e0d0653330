// Apollo Client with the policies of proposaltracker-client, in the installed version:
//   node apollo.mjs SITE TOKEN SECRETARIAT
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { possibleTypes, typePolicies } from 'proposaltracker-client/apollo';
import { AGENDA, BY_ID, CO_AUTHORS, EDGES, EVENTS, NETWORK, NODES, TITLE, VIEWER } from './operations.mjs';
import { agendaItemOfTwo, allProposals, check, recordingFetch, request, token, url } from './request.mjs';

// The main module of Apollo Client 3 needs React, so both versions are loaded without it.
const { ApolloClient, gql, HttpLink, InMemoryCache } = createRequire(import.meta.url)('@apollo/client/core');

function client(bearer) {
  const recorder = recordingFetch();
  const link = new HttpLink({ uri: url, fetch: recorder.fetch, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
  const apollo = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes, typePolicies }) });
  const query = async (text, variables, fetchPolicy) => plain((await apollo.query({ query: gql(text), variables, ...(fetchPolicy && { fetchPolicy }) })).data);
  /** Fetches another page of a list, as a "more" button would. */
  const more = async (text, variables, page) => {
    const watched = apollo.watchQuery({ query: gql(text), variables });
    const subscription = watched.subscribe(() => {});
    await watched.fetchMore({ variables: page });
    subscription.unsubscribe();
  };
  /** Returns the cached data of a query; null if a field is missing. */
  const cached = (text, variables) => plain(apollo.readQuery({ query: gql(text), variables }));
  return { query, more, cached, sent: recorder.sent };
}

/** Returns a copy of a result without the fields __typename, which the client adds. */
const plain = (result) => JSON.parse(JSON.stringify(result ?? null, (key, value) => (key === '__typename' ? undefined : value)));

for (const [subject, { one, other }, bearer] of [['the viewer', VIEWER, token], ['the members of a network', NETWORK]]) {
  await check(`two components ask for different fields of ${subject}`, async () => {
    const { query, cached, sent } = client(bearer);
    const [first, second] = [await query(one), await query(other)];
    assert.deepEqual(first, await request(one, {}, bearer));
    assert.deepEqual([cached(one), cached(other)], [first, second]);
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
  assert.deepEqual([cached(TITLE, inLanguage('EN')), cached(TITLE, inLanguage('FR'))], [english, french]);
  assert.equal(sent.length, 2);
});

await check('an agenda item under two proposals', async () => {
  const [one, other] = await agendaItemOfTwo();
  const { query, cached } = client();
  const first = await query(AGENDA, { symbol: one });
  const second = await query(AGENDA, { symbol: other });
  assert.deepEqual([first, second], [await request(AGENDA, { symbol: one }), await request(AGENDA, { symbol: other })]);
  assert.deepEqual([cached(AGENDA, { symbol: one }), cached(AGENDA, { symbol: other })], [first, second]);
});

await check('the co-authors of two days', async () => {
  const { query, cached } = client();
  const today = await query(CO_AUTHORS, { symbol: 'JOB/GC/204' });
  const former = await query(CO_AUTHORS, { symbol: 'JOB/GC/204', asOf: '2021-07-10' });
  assert.deepEqual([today.proposal.coAuthors.totalCount, former.proposal.coAuthors.totalCount], [15, 11]);
  assert.deepEqual([cached(CO_AUTHORS, { symbol: 'JOB/GC/204' }), cached(CO_AUTHORS, { symbol: 'JOB/GC/204', asOf: '2021-07-10' })], [today, former]);
});

for (const [items, text, ids] of [['edges', EDGES, ({ edges }) => edges.map(({ node }) => node.id)], ['nodes', NODES, ({ nodes }) => nodes.map(({ id }) => id)]]) {
  await check(`pages of ${items} are merged`, async () => {
    const { query, more, cached, sent } = client();
    const variables = { first: 3, orderBy: { field: 'SYMBOL', direction: 'ASC' } };
    let { proposals: { pageInfo: page } } = await query(text, variables);
    while (page.hasNextPage) {
      await more(text, variables, { after: page.endCursor });
      page = cached(text, variables).proposals.pageInfo;
    }
    const want = await allProposals();
    const { pageInfo, totalCount, ...list } = cached(text, variables).proposals;
    assert.deepEqual(ids(list), want);
    assert.deepEqual([totalCount, pageInfo.hasPreviousPage, pageInfo.hasNextPage], [want.length, false, false]);
    assert.equal(sent.length, Math.ceil(want.length / 3));
    await query(text, variables, 'network-only');
    assert.deepEqual(ids(cached(text, variables).proposals), want, 'the first page, fetched again, leaves the others');
  });
}

await check('one component asks for edges of a list, and another for nodes', async () => {
  const { query, cached } = client();
  const variables = { first: 3, orderBy: { field: 'SYMBOL', direction: 'ASC' } };
  const nodes = await query(NODES, variables);
  const edges = await query(EDGES, variables);
  assert.deepEqual([cached(NODES, variables), cached(EDGES, variables)], [nodes, edges]);
});

await check('edges have no gap after further pages of nodes', async () => {
  const { query, more, cached } = client();
  const variables = { first: 3, orderBy: { field: 'SYMBOL', direction: 'ASC' } };
  const { proposals } = await query(NODES, variables);
  await more(NODES, variables, { after: proposals.pageInfo.endCursor });
  const edges = await query(EDGES, variables);
  assert.deepEqual(cached(EDGES, variables), edges);
  await more(EDGES, variables, { after: edges.proposals.pageInfo.endCursor });
  assert.deepEqual(cached(EDGES, variables).proposals.edges.map(({ node }) => node.id), (await allProposals()).slice(0, 6));
});

await check('pages from the end', async () => {
  const { query, more, cached } = client(token);
  const want = (await request('{ events(last: 100) { nodes { id } } }', {}, token)).events.nodes;
  const first = await query(EVENTS.first);
  await query(EVENTS.last, {});
  for (let pages = 0; pages < 2; pages++) await more(EVENTS.last, {}, { before: cached(EVENTS.last, {}).events.pageInfo.startCursor });
  assert.deepEqual(cached(EVENTS.last, {}).events.nodes, want.slice(-9));
  assert.deepEqual(cached(EVENTS.first), first);
});

await check('a list that has changed replaces the pages that are cached', async () => {
  const { query, more, cached } = client(token);
  const drafts = 'query Drafts($first: Int, $after: String) { viewer { id drafts(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }';
  const file = async (title) => (await request(
    'mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }',
    { input: { workProgramme: 'ECOMMERCE', originalLanguage: 'EN', texts: [{ language: 'EN', title, content: { body: '1  WHY\n\n1.1.  Paper costs time.\n' } }] } },
    token,
  )).createProposal.proposal.id;
  const [, second] = [await file('One'), await file('Two'), await file('Three')];
  const { viewer } = await query(drafts, { first: 2 });
  await more(drafts, { first: 2 }, { after: viewer.drafts.pageInfo.endCursor });
  assert.equal(cached(drafts, { first: 2 }).viewer.drafts.nodes.length, 3);
  await request('mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { proposal { id } } }', { input: { proposal: second } }, token);
  const renewed = await query(drafts, { first: 2 }, 'network-only');
  assert.deepEqual([renewed.viewer.drafts.totalCount, cached(drafts, { first: 2 })], [2, renewed]);
});

await check('a proposal that is in the cache is found by its id', async () => {
  const { query, sent } = client();
  const { proposals } = await query(EDGES, { first: 1 });
  const { id, symbol } = proposals.edges[0].node;
  assert.deepEqual(await query(BY_ID, { id }), { proposal: { id, symbol } });
  assert.equal(sent.length, 1);
});
