// Relay with the settings of proposaltracker-client for its compiler and its store, in the installed versions:
//   node relay.mjs SITE TOKEN SECRETARIAT
import assert from 'node:assert/strict';
import { missingFieldHandlers } from 'proposaltracker-client/relay';
import relay from 'relay-runtime';
import { compile } from '../relay-compiler.mjs';
import { agendaItemOfTwo, check, request, token, url } from './request.mjs';

const { createOperationDescriptor, Environment, fetchQuery, Network, RecordSource, Store } = relay;

const artifacts = compile(new URL('relay', import.meta.url));

function client(bearer) {
  const sent = [];
  const network = Network.create(async ({ name, text: query }, variables) => {
    sent.push({ name, variables });
    const headers = { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const body = await response.json();
    assert.equal(body.errors, undefined, JSON.stringify(body.errors));
    return body;
  });
  const environment = new Environment({ network, store: new Store(new RecordSource()), missingFieldHandlers });
  const retained = [];
  /** Fetches a query, and keeps its data in the store. */
  const query = async (name, variables = {}) => {
    retained.push(environment.retain(createOperationDescriptor(artifacts[name], variables)));
    await fetchQuery(environment, artifacts[name], variables).toPromise();
    return stored(name, variables);
  };
  /** Returns the stored data of a query, which must be complete. */
  const stored = (name, variables = {}) => {
    const operation = createOperationDescriptor(artifacts[name], variables);
    assert.equal(environment.check(operation).status, 'available', `the store lacks a field of ${name}`);
    return JSON.parse(JSON.stringify(environment.lookup(operation.fragment).data));
  };
  return { query, stored, sent };
}

for (const [subject, one, other, bearer] of [
  ['the viewer', 'operationsViewerQuery', 'operationsViewerOtherQuery', token],
  ['the members of a network', 'operationsNetworkQuery', 'operationsNetworkOtherQuery'],
]) {
  await check(`two components ask for different fields of ${subject}`, async () => {
    const { query, stored } = client(bearer);
    const [first, second] = [await query(one), await query(other)];
    assert.deepEqual([stored(one), stored(other)], [first, second]);
    assert.deepEqual(first, await request(artifacts[one].params.text.replaceAll('__typename', ''), {}, bearer));
  });
}

await check('a switch of the language', async () => {
  const { query, stored } = client();
  const inLanguage = (language) => ({ symbol: 'JOB/GC/96', language });
  const english = await query('operationsTitleQuery', inLanguage('EN'));
  const french = await query('operationsTitleQuery', inLanguage('FR'));
  assert.deepEqual([english.proposal.title.language, french.proposal.title.language], ['EN', 'FR']);
  assert.deepEqual([stored('operationsTitleQuery', inLanguage('EN')), stored('operationsTitleQuery', inLanguage('FR'))], [english, french]);
});

await check('an agenda item under two proposals', async () => {
  const [one, other] = await agendaItemOfTwo();
  const { query, stored } = client();
  const first = await query('operationsAgendaQuery', { symbol: one });
  const second = await query('operationsAgendaQuery', { symbol: other });
  assert.deepEqual([stored('operationsAgendaQuery', { symbol: one }), stored('operationsAgendaQuery', { symbol: other })], [first, second]);
});

await check('the co-authors of two days', async () => {
  const { query, stored } = client();
  const today = await query('operationsCoAuthorsQuery', { symbol: 'JOB/GC/204', asOf: null });
  const former = await query('operationsCoAuthorsQuery', { symbol: 'JOB/GC/204', asOf: '2021-07-10' });
  assert.deepEqual([today.proposal.coAuthors.totalCount, former.proposal.coAuthors.totalCount], [15, 11]);
  assert.deepEqual(stored('operationsCoAuthorsQuery', { symbol: 'JOB/GC/204', asOf: null }), today);
  assert.deepEqual(stored('operationsCoAuthorsQuery', { symbol: 'JOB/GC/204', asOf: '2021-07-10' }), former);
});

await check('a proposal that is in the store is found by its id', async () => {
  const { query, stored, sent } = client();
  const { proposal } = await query('operationsTitleQuery', { symbol: 'JOB/GC/96', language: 'EN' });
  assert.deepEqual(stored('operationsByIdQuery', { id: proposal.id }), { proposal });
  assert.equal(sent.length, 1);
});
