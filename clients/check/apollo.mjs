// Apollo Client 4 with its normalized cache: node apollo.mjs SITE TOKEN
import assert from 'node:assert/strict';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { possibleTypes, typePolicies } from 'proposaltracker-client/apollo';
import { filter, firstValueFrom } from 'rxjs';
import { check, draft, expectedErrors, invalidDraft, recordingFetch, request, token, url } from './request.mjs';

function client(bearer) {
  const recorder = recordingFetch();
  const cache = new InMemoryCache({ possibleTypes, typePolicies });
  const link = new HttpLink({ uri: url, fetch: recorder.fetch, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
  return { apollo: new ApolloClient({ link, cache }), cache, sent: recorder.sent };
}

const FEED = gql`
  query Feed($first: Int, $after: String, $filter: ProposalFilter, $orderBy: ProposalOrder) {
    proposals(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor node { id symbol label status } }
    }
  }`;

const ids = (connection) => connection.edges.map(({ node }) => node.id);

/** Returns the first complete result of a watched query that satisfies the condition. */
const settledOf = (watched, condition = () => true) =>
  firstValueFrom(watched.pipe(filter(({ data, dataState, loading }) => dataState === 'complete' && !loading && condition(data)))).then(({ data }) => data);

/** Fetches all pages of a list, and returns the list in the cache. */
async function fetchAllPages(apollo, options, list, between = async () => {}) {
  const watched = apollo.watchQuery(options);
  const subscription = watched.subscribe(() => {});
  let data = await settledOf(watched);
  let pages = 1;
  for (; list(data).pageInfo.hasNextPage; pages++) {
    await between(pages);
    const count = list(data).edges.length;
    await watched.fetchMore({ variables: { after: list(data).pageInfo.endCursor } });
    data = await settledOf(watched, (latest) => list(latest).edges.length > count); // watchers are notified asynchronously
  }
  subscription.unsubscribe();
  return { data, pages };
}

await check('fetchMore merges the pages of a list without gaps or duplicates', async () => {
  const want = (await request('{ proposals(first: 100) { edges { node { id } } } }')).proposals;
  const { apollo, sent } = client();
  const { data, pages } = await fetchAllPages(apollo, { query: FEED, variables: { first: 3 } }, ({ proposals }) => proposals);
  assert.deepEqual(ids(data.proposals), ids(want));
  assert.equal(data.proposals.totalCount, want.edges.length);
  assert.equal(pages, Math.ceil(want.edges.length / 3));
  const again = await apollo.query({ query: FEED, variables: { first: 3 }, fetchPolicy: 'cache-only' });
  assert.deepEqual(ids(again.data.proposals), ids(want));
  assert.equal(sent.length, pages);
});

await check('pages stay in order if a proposal is added before them', async () => {
  const { apollo } = client(token);
  const variables = { first: 3, orderBy: { field: 'UPDATED_AT', direction: 'DESC' } };
  const all = '{ proposals(first: 100, orderBy: {field: UPDATED_AT, direction: DESC}) { edges { node { id } } } }';
  const before = ids((await request(all, {}, token)).proposals);
  const file = 'mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }';
  const { data } = await fetchAllPages(apollo, { query: FEED, variables }, ({ proposals }) => proposals, async (page) => {
    if (page === 1) await request(file, { input: draft('Added before') }, token);
  });
  assert.deepEqual(ids(data.proposals), before);
  assert.equal(ids((await request(all, {}, token)).proposals).length, before.length + 1);
});

await check('pages of nested lists are merged separately for each set of arguments', async () => {
  const query = gql`
    query CoAuthors($symbol: Symbol!, $first: Int, $after: String, $asOf: Date) {
      proposal(by: { symbol: $symbol }) {
        id
        coAuthors(first: $first, after: $after, asOf: $asOf) {
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          edges { cursor node { id sponsor { id code } } }
        }
      }
    }`;
  const plain = 'query ($asOf: Date) { proposal(by: {symbol: "JOB/GC/204"}) { coAuthors(first: 100, asOf: $asOf) { edges { node { id } } } } }';
  const { apollo } = client();
  for (const asOf of [null, '2021-07-10']) {
    const { data } = await fetchAllPages(apollo, { query, variables: { symbol: 'JOB/GC/204', first: 4, asOf } }, ({ proposal }) => proposal.coAuthors);
    const want = ids((await request(plain, { asOf })).proposal.coAuthors);
    assert.equal(want.length, asOf ? 11 : 15);
    assert.deepEqual(ids(data.proposal.coAuthors), want);
  }
});

await check('the result of a mutation updates the cached object and its watchers', async () => {
  const { apollo, cache, sent } = client(token);
  const CREATE = gql`mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id status label } } }`;
  const WITHDRAW = gql`mutation ($input: WithdrawProposalInput!) { withdrawProposal(input: $input) { proposal { id status } } }`;
  const { data: made } = await apollo.mutate({ mutation: CREATE, variables: { input: draft('Watched') } });
  const { id } = made.createProposal.proposal;
  const PAGE = gql`query Page($id: ID!) { proposal(by: { id: $id }) { id status label } }`;
  const received = [];
  const watching = apollo.watchQuery({ query: PAGE, variables: { id } });
  const settled = new Promise((resolve) => {
    watching.subscribe(({ data, dataState }) => {
      if (dataState === 'complete') received.push(data.proposal.status);
      if (received.at(-1) === 'WITHDRAWN') resolve();
    });
  });
  await settledOf(watching);
  await apollo.mutate({ mutation: WITHDRAW, variables: { input: { proposal: id } } });
  await settled;
  assert.deepEqual(received, ['DRAFT', 'WITHDRAWN']);
  assert.equal(sent.length, 2, 'the client sent another request');
  const stored = cache.extract()[`Proposal:${id}`];
  assert.deepEqual([stored.status, stored.label], ['WITHDRAWN', 'Watched']);
  assert.equal((await request('query ($id: ID!) { proposal(by: {id: $id}) { status } }', { id }, token)).proposal.status, 'WITHDRAWN');
});

await check('fragments on interfaces are read from the cache', async () => {
  assert.deepEqual(possibleTypes.Sponsor, ['Delegation', 'Group']);
  assert.ok(possibleTypes.Node.includes('Proposal') && possibleTypes.Node.includes('Group'));
  const { apollo, sent } = client();
  const query = gql`
    query Sponsors($id: ID!) {
      node(id: $id) { id ...Titled }
    }
    fragment Titled on Node { ... on Proposal { submittedBy { ...Named } coAuthors(first: 100) { edges { cursor node { id sponsor { ...Named ... on Group { members { id code } } } } } } } }
    fragment Named on Sponsor { id code name }`;
  const { proposals } = await request('{ proposals(first: 100) { nodes { id coAuthors(first: 100) { nodes { sponsor { __typename } } } } } }');
  const grouped = proposals.nodes.find(({ coAuthors }) => coAuthors.nodes.some(({ sponsor }) => sponsor.__typename === 'Group'));
  assert.ok(grouped, 'the demonstration data has a proposal of a group');
  const options = { query, variables: { id: grouped.id } };
  const { data: first } = await apollo.query(options);
  const { data: second } = await apollo.query({ ...options, fetchPolicy: 'cache-only' });
  assert.deepEqual(second, first);
  assert.equal(sent.length, 1);
  const sponsors = first.node.coAuthors.edges.map(({ node }) => node.sponsor);
  assert.ok(sponsors.every(({ code, name }) => code && name));
  const { group } = await request('query ($code: String!) { group(code: $code) { members { code } } }', { code: sponsors.find(({ members }) => members).code });
  assert.deepEqual(sponsors.find(({ members }) => members).members.map(({ code }) => code), group.members.map(({ code }) => code));
});

await check('errors are CombinedGraphQLErrors for any HTTP status', async () => {
  const failure = async (operation) => {
    const error = await operation.then(() => assert.fail('the request was not rejected'), (reason) => reason);
    assert.ok(CombinedGraphQLErrors.is(error), `${error.name}: ${error.message}`);
    return error.errors.map(({ extensions }) => extensions);
  };
  const codes = async (operation) => (await failure(operation)).map(({ code }) => code);
  const CREATE = gql`mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }`;
  assert.deepEqual(await failure(client(token).apollo.mutate({ mutation: CREATE, variables: { input: invalidDraft } })), expectedErrors);
  assert.deepEqual(await codes(client().apollo.query({ query: gql`{ proposal(by: {symbol: "JOB/GC/204"}) { nonsense } }` })), ['GRAPHQL_VALIDATION_FAILED']);
  assert.deepEqual(await codes(client('forged').apollo.query({ query: gql`{ viewer { subject } }` })), ['UNAUTHENTICATED']);
});
