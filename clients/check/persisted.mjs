// Automatic persisted queries by GET, with Apollo's own link: node persisted.mjs SITE TOKEN
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { check, draft, recordingFetch, request, token, url } from './request.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function client(bearer) {
  const recorder = recordingFetch();
  const http = new HttpLink({ uri: url, fetch: recorder.fetch, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
  const link = ApolloLink.from([new PersistedQueryLink({ sha256, useGETForHashedQueries: true }), http]);
  return { apollo: new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions: { query: { fetchPolicy: 'no-cache' } } }), sent: recorder.sent };
}

const seen = ({ method, status, url: address, body }) => [method, status, body ? 'query' in JSON.parse(body) : new URL(address).searchParams.has('query')];

// The name is unique to this run, so the server does not know the query yet.
const FEED = gql`query Persisted${String(process.pid)} { proposals(first: 3) { nodes { id symbol } } }`;
const BY_HASH = ['GET', 200, false];

await check('after an unknown hash the client sends the query, and the server knows the hash from then on', async () => {
  const want = await request('{ proposals(first: 3) { nodes { id symbol } } }');
  const { apollo, sent } = client();
  for (let times = 0; times < 2; times++) {
    const { data } = await apollo.query({ query: FEED });
    assert.deepEqual(data.proposals.nodes.map(({ id, symbol }) => ({ id, symbol })), want.proposals.nodes);
  }
  const [unknown, registered, known] = sent;
  assert.equal(sent.length, 3);
  assert.deepEqual(seen(unknown).toSpliced(1, 1), ['GET', false]);
  assert.deepEqual(seen(registered).toSpliced(0, 1), [200, true]);
  assert.deepEqual(seen(known), BY_HASH);
  assert.notEqual(unknown.headers.get('cache-control'), known.headers.get('cache-control'), 'the error has the same Cache-Control as a result');
});

await check('another client gets a cacheable response to the hash', async () => {
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

await check('responses to a delegation are not publicly cacheable', async () => {
  const { apollo, sent } = client(token);
  await apollo.query({ query: FEED });
  assert.deepEqual(sent.map(seen), [BY_HASH]);
  assert.doesNotMatch(sent[0].headers.get('cache-control'), /\bpublic\b/);
});

await check('mutations use POST, also with a hash', async () => {
  const { apollo, sent } = client(token);
  const mutation = gql`mutation Persisted${String(process.pid)}($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id status } } }`;
  const { data } = await apollo.mutate({ mutation, variables: { input: draft('By hash') } });
  assert.equal(data.createProposal.proposal.status, 'DRAFT');
  assert.deepEqual(sent.map(({ method }) => method), ['POST', 'POST']);
  const made = await request('query ($id: ID!) { proposal(by: {id: $id}) { label } }', { id: data.createProposal.proposal.id }, token);
  assert.equal(made.proposal.label, 'By hash');
});
