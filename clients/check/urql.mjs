// urql with its normalized, schema-aware cache: node urql.mjs SITE TOKEN
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { graphcache } from 'proposaltracker-client/urql';
import { check, draft, expectedErrors, invalidDraft, recordingFetch, request, token, url } from './request.mjs';

// The cache warns about data that does not match the schema or has no key: there must be no warnings.
const warnings = [];
console.warn = console.error = (...words) => warnings.push(words.join(' '));

function client(bearer, preferGetMethod = false) {
  const recorder = recordingFetch();
  const urql = new Client({
    url,
    exchanges: [cacheExchange(graphcache), fetchExchange],
    preferGetMethod,
    fetch: recorder.fetch,
    fetchOptions: bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {},
  });
  return { urql, sent: recorder.sent };
}

/** Returns the data of a result, which must have no error. */
async function dataOf(result) {
  const { data, error } = await result;
  assert.equal(error, undefined, String(error));
  return data;
}

const ids = (connection) => connection.edges.map(({ node }) => node.id);

const FEED = gql`
  query Feed($first: Int, $after: String, $orderBy: ProposalOrder) {
    proposals(first: $first, after: $after, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { id label status } }
      nodes { id }
    }
  }`;

await check('relayPagination merges the pages of a list without gaps or duplicates', async () => {
  const want = (await request('{ proposals(first: 100, orderBy: {field: SYMBOL, direction: ASC}) { edges { node { id } } } }')).proposals;
  const { urql, sent } = client();
  const variables = { first: 3, orderBy: { field: 'SYMBOL', direction: 'ASC' } };
  let { proposals } = await dataOf(urql.query(FEED, variables));
  while (proposals.pageInfo.hasNextPage) {
    ({ proposals } = await dataOf(urql.query(FEED, { ...variables, after: proposals.pageInfo.endCursor })));
  }
  assert.deepEqual(ids(proposals), ids(want));
  assert.deepEqual(proposals.nodes.map(({ id }) => id), ids(want));
  assert.equal(sent.length, Math.ceil(want.edges.length / 3));
  const cached = await dataOf(urql.query(FEED, variables, { requestPolicy: 'cache-only' }));
  assert.deepEqual(ids(cached.proposals), ids(want));
});

await check('backward pages are merged before the cached ones', async () => {
  const query = gql`
    query Backwards($last: Int, $before: String) {
      proposals(last: $last, before: $before) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }
    }`;
  const want = (await request('{ proposals(first: 100) { edges { node { id } } } }')).proposals;
  const { urql } = client();
  let { proposals } = await dataOf(urql.query(query, { last: 4 }));
  while (proposals.pageInfo.hasPreviousPage) ({ proposals } = await dataOf(urql.query(query, { last: 4, before: proposals.pageInfo.startCursor })));
  assert.deepEqual(ids(proposals), ids(want));
});

await check('pages of nested lists are merged', async () => {
  const query = gql`
    query CoAuthors($symbol: Symbol!, $after: String) {
      proposal(by: { symbol: $symbol }) {
        id
        coAuthors(first: 4, after: $after) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id sponsor { id code } } } }
      }
    }`;
  const want = (await request('{ proposal(by: {symbol: "JOB/GC/204"}) { coAuthors(first: 100) { edges { node { id } } } } }')).proposal.coAuthors;
  const { urql } = client();
  let { proposal } = await dataOf(urql.query(query, { symbol: 'JOB/GC/204' }));
  while (proposal.coAuthors.pageInfo.hasNextPage) {
    ({ proposal } = await dataOf(urql.query(query, { symbol: 'JOB/GC/204', after: proposal.coAuthors.pageInfo.endCursor })));
  }
  assert.equal(want.edges.length, 15);
  assert.deepEqual(ids(proposal.coAuthors), ids(want));
});

await check('cached data is shown first, with null for missing nullable fields, and then the complete data', async () => {
  const { urql, sent } = client();
  const { proposals } = await dataOf(urql.query(FEED, { first: 1 }));
  const { id, label } = proposals.edges[0].node;
  const shown = [];
  await new Promise((resolve) => {
    const query = gql`query Page($id: ID!) { proposal(by: { id: $id }) { id label symbol documentNumber } }`;
    urql.query(query, { id }).subscribe(({ data, stale }) => {
      shown.push({ data, stale });
      if (!stale) resolve();
    });
  });
  const want = (await request('query ($id: ID!) { proposal(by: {id: $id}) { symbol documentNumber } }', { id })).proposal;
  assert.deepEqual(shown, [
    { data: { proposal: { id, label, symbol: null, documentNumber: null } }, stale: true },
    { data: { proposal: { id, label, ...want } }, stale: false },
  ]);
  assert.equal(sent.length, 2);
});

await check('the result of a mutation updates the cached object and its watchers', async () => {
  const { urql, sent } = client(token);
  const created = await dataOf(urql.mutation(gql`mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`, { input: draft('Watched') }));
  const { id } = created.createProposal.proposal;
  const received = [];
  const query = gql`query Page($id: ID!) { proposal(by: { id: $id }) { id status label } }`;
  const first = await dataOf(urql.query(query, { id }));
  const watching = urql.query(query, { id }).subscribe(({ data }) => received.push(data.proposal.status));
  assert.equal(first.proposal.status, 'DRAFT');
  await dataOf(urql.mutation(gql`mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { proposal { id status } } }`, { input: { proposal: id } }));
  watching.unsubscribe();
  assert.deepEqual(received, ['DRAFT', 'WITHDRAWN']);
  assert.equal(sent.length, 3, 'the client sent another request');
  assert.equal((await request('query ($id: ID!) { proposal(by: {id: $id}) { status } }', { id }, token)).proposal.status, 'WITHDRAWN');
});

await check('fragments on interfaces are read from the cache', async () => {
  const { urql, sent } = client();
  const query = gql`
    query Sponsors($symbol: Symbol!) { proposal(by: { symbol: $symbol }) { id ...Titled } }
    fragment Titled on Node { ... on Proposal { submittedBy { id ...Named } revision(number: 0) { id sponsors { id ...Named ... on Delegation { standing } } } } }
    fragment Named on Sponsor { code name }`;
  const variables = { symbol: 'JOB/GC/96' };
  const first = await dataOf(urql.query(query, variables));
  assert.deepEqual(await dataOf(urql.query(query, variables, { requestPolicy: 'cache-only' })), first);
  assert.equal(sent.length, 1);
  const want = await request('{ proposal(by: {symbol: "JOB/GC/96"}) { submittedBy { code } revision(number: 0) { sponsors { code ... on Delegation { standing } } } } }');
  assert.equal(first.proposal.submittedBy.code, want.proposal.submittedBy.code);
  assert.deepEqual(first.proposal.revision.sponsors.map(({ code, standing }) => ({ code, standing })), want.proposal.revision.sponsors);
});

await check('errors have their codes for any HTTP status', async () => {
  const failure = async (operation) => {
    const { error } = await operation;
    assert.ok(error, 'the request was not rejected');
    return error.graphQLErrors.map(({ extensions }) => extensions);
  };
  const codes = async (operation) => (await failure(operation)).map(({ code }) => code);
  const CREATE = gql`mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`;
  assert.deepEqual(await failure(client(token).urql.mutation(CREATE, { input: invalidDraft })), expectedErrors);
  assert.deepEqual(await codes(client('forged').urql.query(gql`{ viewer { subject } }`, {})), ['UNAUTHENTICATED']);
  assert.deepEqual(await codes(client().urql.query(FEED, { first: 101 })), ['LIMIT_EXCEEDED']);
});

await check('queries use GET if configured, and mutations use POST', async () => {
  const { urql, sent } = client(token, 'force');
  const { proposals } = await dataOf(urql.query(FEED, { first: 2 }));
  assert.deepEqual(ids(proposals), ids((await request('{ proposals(first: 2) { edges { node { id } } } }', {}, token)).proposals));
  await dataOf(urql.mutation(gql`mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`, { input: draft('By POST') }));
  assert.deepEqual(sent.map(({ method }) => method), ['GET', 'POST']);
});

await check('the cache has no warnings', async () => {
  assert.deepEqual(warnings, []);
});
