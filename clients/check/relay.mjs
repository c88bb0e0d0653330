// Relay's compiler with the schema that the server publishes, and its runtime with the compiled artifacts:
//   node relay.mjs SITE TOKEN
import assert from 'node:assert/strict';
import relay from 'relay-runtime';
import { compile } from './relay-compiler.mjs';
import { check, draft, expectedErrors, invalidDraft, request, site, token, url } from './request.mjs';

const { commitMutation, createOperationDescriptor, Environment, fetchQuery, getPaginationMetadata, getPaginationVariables } = relay;
const { getSingularSelector, Network, RecordSource, Store } = relay;

let artifacts;

await check('the compiler accepts the published schema, with connections and refetchable fragments', async () => {
  const schema = await fetch(`${site}/schema.graphql`);
  assert.equal(schema.status, 200);
  artifacts = compile(new URL('relay', import.meta.url), await schema.text());
  for (const refetched of ['feed_proposals', 'page_coAuthors', 'page_head', 'page_sponsor', 'page_node', 'desk_drafts']) {
    assert.ok(artifacts[refetched].metadata.refetch.operation, refetched);
  }
});

function environment(bearer) {
  const sent = [];
  const network = Network.create(async ({ name, operationKind, text: query }, variables) => {
    sent.push({ name, variables });
    const headers = { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const body = await response.json();
    // Relay ignores errors next to data; here a query must have none.
    if (operationKind === 'query') assert.equal(body.errors, undefined, JSON.stringify(body.errors));
    return body;
  });
  return { relay: new Environment({ network, store: new Store(new RecordSource()) }), sent };
}

/** Fetches a query and retains its data in the store. */
async function load(relay, query, variables) {
  relay.retain(createOperationDescriptor(query, variables));
  return fetchQuery(relay, query, variables).toPromise();
}

const read = (relay, fragment, ref) => relay.lookup(getSingularSelector(fragment, ref)).data;

/** Does the same as loadNext and loadPrevious of usePaginationFragment. */
async function loadMore(relay, fragment, ref, direction, count) {
  const { connectionPathInFragmentData, identifierField, paginationMetadata, paginationRequest } = getPaginationMetadata(fragment, 'check');
  const { owner, variables } = getSingularSelector(fragment, ref);
  const data = read(relay, fragment, ref);
  const { pageInfo } = connectionPathInFragmentData.reduce((value, name) => value[name], data);
  const cursor = direction === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
  const next = getPaginationVariables(direction, count, cursor, { ...owner.variables, ...variables }, {}, paginationMetadata);
  if (identifierField) next.id = data[identifierField];
  await load(relay, paginationRequest, next);
  return read(relay, fragment, ref);
}

const ids = (connection) => connection.edges.map(({ node }) => node.id);
const proposals = 'query ($orderBy: ProposalOrder) { proposals(first: 100, orderBy: $orderBy) { edges { node { id } } } }';

await check('loadNext loads a list without gaps or duplicates', async () => {
  for (const orderBy of [null, { field: 'SYMBOL', direction: 'ASC' }, { field: 'UPDATED_AT', direction: 'DESC' }]) {
    const want = ids((await request(proposals, { orderBy })).proposals);
    const { relay, sent } = environment();
    const ref = await load(relay, artifacts.feedQuery, { orderBy });
    let data = read(relay, artifacts.feed_proposals, ref);
    assert.equal(data.proposals.edges.length, 3);
    while (data.proposals.pageInfo.hasNextPage) data = await loadMore(relay, artifacts.feed_proposals, ref, 'forward', 2);
    assert.deepEqual(ids(data.proposals), want);
    assert.equal(data.proposals.totalCount, want.length);
    assert.equal(sent.length, 1 + Math.ceil((want.length - 3) / 2));
  }
});

await check('loadNext and loadPrevious load a nested list by `node(id:)`', async () => {
  const want = ids((await request('{ proposal(by: {symbol: "JOB/GC/204"}) { coAuthors(first: 100) { edges { node { id } } } } }')).proposal.coAuthors);
  assert.equal(want.length, 15);
  const forward = environment();
  const { proposal: ref } = await load(forward.relay, artifacts.pageQuery, { symbol: 'JOB/GC/204' });
  let data = read(forward.relay, artifacts.page_coAuthors, ref);
  while (data.coAuthors.pageInfo.hasNextPage) data = await loadMore(forward.relay, artifacts.page_coAuthors, ref, 'forward', 4);
  assert.deepEqual(ids(data.coAuthors), want);
  assert.deepEqual(new Set(forward.sent.slice(1).map(({ name }) => name)), new Set(['pageCoAuthorsQuery']));

  const backward = environment();
  const { proposal: fromEnd } = await load(backward.relay, artifacts.pageFromEndQuery, { symbol: 'JOB/GC/204', last: 4 });
  data = read(backward.relay, artifacts.page_coAuthors, fromEnd);
  assert.deepEqual(ids(data.coAuthors), want.slice(-4));
  while (data.coAuthors.pageInfo.hasPreviousPage) data = await loadMore(backward.relay, artifacts.page_coAuthors, fromEnd, 'backward', 4);
  assert.deepEqual(ids(data.coAuthors), want);
});

await check('fragments on a type, on Node and on the interface Sponsor are refetched by `node(id:)`', async () => {
  const { relay } = environment();
  const { proposal: ref } = await load(relay, artifacts.pageQuery, { symbol: 'JOB/GC/96' });
  const head = read(relay, artifacts.page_head, ref);
  const again = await load(relay, artifacts.pageHeadQuery, { id: head.id, language: 'FR' });
  const inFrench = read(relay, artifacts.page_head, again.node);
  const [{ node: first }] = read(relay, artifacts.page_coAuthors, ref).coAuthors.edges;
  const sponsor = read(relay, artifacts.page_sponsor, first.sponsor);
  const named = await load(relay, artifacts.pageSponsorQuery, { id: sponsor.id, language: 'FR' });
  const sponsorInFrench = read(relay, artifacts.page_sponsor, named.node);
  const want = await request('{ proposal(by: {symbol: "JOB/GC/96"}) { id status title(language: FR) { text language } coAuthors(first: 1) { nodes { sponsor { id code name(language: FR) } } } } }');
  const { coAuthors, ...rest } = want.proposal;
  assert.deepEqual({ ...inFrench }, rest);
  assert.deepEqual({ ...sponsorInFrench, code: first.sponsor.code }, coAuthors.nodes[0].sponsor);
  assert.notEqual(sponsorInFrench.name, sponsor.name);

  const { events } = await request('{ events(first: 1) { nodes { id kind } } }');
  const event = read(relay, artifacts.page_node, (await load(relay, artifacts.pageNodeQuery, { id: events.nodes[0].id })).node);
  assert.deepEqual({ ...event }, events.nodes[0]);
});

const commit = (relay, mutation, variables) =>
  new Promise((resolve, reject) => {
    commitMutation(relay, { mutation, variables, onCompleted: (data, errors) => resolve({ data, errors }), onError: reject });
  });

await check('the viewer\'s list has pages, and mutations add to it and update it', async () => {
  const file = 'mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }';
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) await request(file, { input: draft(title) }, token);
  const drafts = async () => (await request('{ viewer { drafts(first: 100) { edges { node { id status proposal { id label } } } } } }', {}, token)).viewer.drafts;
  const { relay, sent } = environment(token);
  const { viewer: ref } = await load(relay, artifacts.deskQuery, {});
  let data = read(relay, artifacts.desk_drafts, ref);
  while (data.drafts.pageInfo.hasNextPage) data = await loadMore(relay, artifacts.desk_drafts, ref, 'forward', 2);
  assert.deepEqual(ids(data.drafts), ids(await drafts()));
  const { length } = sent;

  const connections = [relay.getStore().getSource().getRecordIDs().find((id) => id.includes('__desk_drafts_connection') && !id.endsWith('pageInfo') && !/:edges:/.test(id))];
  const created = await commit(relay, artifacts.deskCreateMutation, { input: draft('Six'), connections });
  assert.equal(created.errors, null);
  data = read(relay, artifacts.desk_drafts, ref);
  assert.equal(data.drafts.edges[0].node.proposal.label, 'Six');
  assert.deepEqual(ids(data.drafts), ids(await drafts()));
  const { id } = data.drafts.edges[1].node.proposal;
  await commit(relay, artifacts.deskWithdrawMutation, { input: { proposal: id } });
  assert.equal(read(relay, artifacts.desk_drafts, ref).drafts.edges[1].node.proposal.status, 'WITHDRAWN');
  assert.equal(sent.length, length + 2, 'the client sent another request');
});

await check('a deleted object is removed from the store', async () => {
  const make = 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }';
  const { id } = (await request(make, { input: { url: 'https://example.org/hook' } }, token)).createWebhook.webhook;
  const { relay } = environment(token);
  await load(relay, artifacts.deskWebhooksQuery, {});
  assert.equal(relay.getStore().getSource().get(id).url, 'https://example.org/hook');
  await commit(relay, artifacts.deskDeleteWebhookMutation, { input: { webhook: id } });
  assert.equal(relay.getStore().getSource().get(id), null);
  assert.equal((await request('query ($id: ID!) { node(id: $id) { id } }', { id }, token)).node, null);
});

await check('errors of a mutation have their codes', async () => {
  const { errors } = await commit(environment(token).relay, artifacts.deskCreateMutation, { input: invalidDraft, connections: [] });
  assert.deepEqual(errors.map(({ extensions }) => extensions), expectedErrors);
});
