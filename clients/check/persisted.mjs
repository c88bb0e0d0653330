// Automatic persisted queries by GET, with Apollo's own link: node persisted.mjs SITE TOKEN
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { ask, check, counting, draft, token, url } from './ask.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function client(bearer) {
  const line = counting();
  const http = new HttpLink({ uri: url, fetch: line.fetch, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
  const link = ApolloLink.from([new PersistedQueryLink({ sha256, useGETForHashedQueries: true }), http]);
  return { apollo: new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions: { query: { fetchPolicy: 'no-cache' } } }), sent: line.sent };
}

const seen = ({ method, status, url: address, body }) => [method, status, body ? 'query' in JSON.parse(body) : new URL(address).searchParams.has('query')];

// A text of this run's own, which the server cannot have heard before.
const FEED = gql`query Persisted${String(process.pid)} { proposals(first: 3) { nodes { id symbol } } }`;
const BY_HASH = ['GET', 200, false];

await check('an unknown hash is answered so that the client sends the text, and is known from then on', async () => {
  const want = await ask('{ proposals(first: 3) { nodes { id symbol } } }');
  const { apollo, sent } = client();
  for (let times = 0; times < 2; times++) {
    const { data } = await apollo.query({ query: FEED });
    assert.deepEqual(data.proposals.nodes.map(({ id, symbol }) => ({ id, symbol })), want.proposals.nodes);
  }
  const [unknown, told, known] = sent;
  assert.equal(sent.length, 3);
  assert.deepEqual(seen(unknown).toSpliced(1, 1), ['GET', false]);
  assert.deepEqual(seen(told).toSpliced(0, 1), [200, true]);
  assert.deepEqual(seen(known), BY_HASH);
  assert.notEqual(unknown.headers.get('cache-control'), known.headers.get('cache-control'), 'a refusal is kept as an answer is');
});

await check('another client of the same text is answered at once, by an answer that may be kept', async () => {
  const { apollo, sent } = client();
  await apollo.query({ query: FEED });
  assert.deepEqual(sent.map(seen), [BY_HASH]);
  const [{ url: address, headers }] = sent;
  assert.match(headers.get('cache-control'), /\bpublic\b/);
  const etag = headers.get('etag');
  assert.ok(etag);
  const again = await fetch(address, { headers: { 'if-none-match': etag, 'content-type': 'application/json' } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
});

await check('what a delegation asks by hash is nobody else\'s to keep', async () => {
  const { apollo, sent } = client(token);
  await apollo.query({ query: FEED });
  assert.deepEqual(sent.map(seen), [BY_HASH]);
  assert.doesNotMatch(sent[0].headers.get('cache-control'), /\bpublic\b/);
});

await check('a mutation goes by POST, with its hash too', async () => {
  const { apollo, sent } = client(token);
  const mutation = gql`mutation Persisted${String(process.pid)}($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id status } } }`;
  const { data } = await apollo.mutate({ mutation, variables: { input: draft('By hash') } });
  assert.equal(data.createProposal.proposal.status, 'DRAFT');
  assert.deepEqual(sent.map(({ method }) => method), ['POST', 'POST']);
  const made = await ask('query ($id: ID!) { proposal(id: $id) { title } }', { id: data.createProposal.proposal.id }, token);
  assert.equal(made.proposal.title, 'By hash');
});
