// Relay's compiler on the schema as it is served, and its runtime on what the compiler makes:
//   node relay.mjs SITE TOKEN
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import relay from 'relay-runtime';
import { ask, check, draft, faults, faulty, site, token, url } from './ask.mjs';

const { commitMutation, createOperationDescriptor, Environment, fetchQuery, getPaginationMetadata, getPaginationVariables } = relay;
const { getSingularSelector, Network, RecordSource, Store } = relay;

const config = {
  src: './relay',
  schema: './schema.graphql',
  language: 'javascript',
  artifactDirectory: './made',
  eagerEsModules: false, // node runs what is made, without a bundler
  customScalarTypes: { Date: 'string', DateTime: 'string', Symbol: 'string', URL: 'string' },
  // Every object with an `id` has to be a Node, without an exception.
  schemaConfig: { nonNodeIdFields: { allowedIdTypes: {} } },
};

const folder = mkdtempSync(join(tmpdir(), 'relay-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
let made;

await check('the compiler accepts the schema that is served, with connections and fragments that are refetched', async () => {
  const schema = await fetch(`${site}/schema.graphql`);
  assert.equal(schema.status, 200);
  cpSync(new URL('relay', import.meta.url), join(folder, 'relay'), { recursive: true });
  mkdirSync(join(folder, 'made'));
  writeFileSync(join(folder, 'schema.graphql'), await schema.text());
  writeFileSync(join(folder, 'relay.json'), JSON.stringify(config));
  const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
  const told = execFileSync(process.execPath, [compiler, join(folder, 'relay.json')], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  assert.match(told, /Compilation completed/);
  assert.doesNotMatch(told, /warn/i);
  const require = createRequire(join(folder, 'made', 'index.js'));
  made = Object.fromEntries(readdirSync(join(folder, 'made')).map((name) => [name.replace('.graphql.js', ''), require(`./${name}`)]));
  for (const refetched of ['feed_proposals', 'page_coAuthors', 'page_head', 'page_sponsor', 'page_node', 'desk_drafts']) {
    assert.ok(made[refetched].metadata.refetch.operation, refetched);
  }
});

function environment(bearer) {
  const sent = [];
  const network = Network.create(async ({ name, operationKind, text: query }, variables) => {
    sent.push({ name, variables });
    const headers = { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const response = await answer.json();
    // Relay shows what there is beside an error; here a query has to have none.
    if (operationKind === 'query') assert.equal(response.errors, undefined, JSON.stringify(response.errors));
    return response;
  });
  return { relay: new Environment({ network, store: new Store(new RecordSource()) }), sent };
}

/** The data of a query, which is kept in the store. */
async function load(relay, query, variables) {
  relay.retain(createOperationDescriptor(query, variables));
  return fetchQuery(relay, query, variables).toPromise();
}

const read = (relay, fragment, ref) => relay.lookup(getSingularSelector(fragment, ref)).data;

/** What usePaginationFragment does for loadNext and loadPrevious. */
async function loadMore(relay, fragment, ref, direction, count) {
  const { connectionPathInFragmentData, identifierField, paginationMetadata, paginationRequest } = getPaginationMetadata(fragment, 'check');
  const { owner, variables } = getSingularSelector(fragment, ref);
  const data = read(relay, fragment, ref);
  const { pageInfo } = connectionPathInFragmentData.reduce((value, name) => value[name], data);
  const cursor = direction === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
  const wanted = getPaginationVariables(direction, count, cursor, { ...owner.variables, ...variables }, {}, paginationMetadata);
  if (identifierField) wanted.id = data[identifierField];
  await load(relay, paginationRequest, wanted);
  return read(relay, fragment, ref);
}

const ids = (connection) => connection.edges.map(({ node }) => node.id);
const proposals = 'query ($orderBy: ProposalOrder) { proposals(first: 100, orderBy: $orderBy) { edges { node { id } } } }';

await check('loadNext goes through a list to its end, without holes or repeats', async () => {
  for (const orderBy of [null, { field: 'SYMBOL', direction: 'ASC' }, { field: 'UPDATED_AT', direction: 'DESC' }]) {
    const want = ids((await ask(proposals, { orderBy })).proposals);
    const { relay, sent } = environment();
    const ref = await load(relay, made.feedQuery, { orderBy });
    let data = read(relay, made.feed_proposals, ref);
    assert.equal(data.proposals.edges.length, 3);
    while (data.proposals.pageInfo.hasNextPage) data = await loadMore(relay, made.feed_proposals, ref, 'forward', 2);
    assert.deepEqual(ids(data.proposals), want);
    assert.equal(data.proposals.totalCount, want.length);
    assert.equal(sent.length, 1 + Math.ceil((want.length - 3) / 2));
  }
});

await check('loadNext and loadPrevious go through the list of one object, by `node(id:)`', async () => {
  const want = ids((await ask('{ proposal(symbol: "JOB/GC/204") { coAuthors(first: 100) { edges { node { id } } } } }')).proposal.coAuthors);
  assert.equal(want.length, 15);
  const forward = environment();
  const { proposal: ref } = await load(forward.relay, made.pageQuery, { symbol: 'JOB/GC/204' });
  let data = read(forward.relay, made.page_coAuthors, ref);
  while (data.coAuthors.pageInfo.hasNextPage) data = await loadMore(forward.relay, made.page_coAuthors, ref, 'forward', 4);
  assert.deepEqual(ids(data.coAuthors), want);
  assert.deepEqual(new Set(forward.sent.slice(1).map(({ name }) => name)), new Set(['pageCoAuthorsQuery']));

  const backward = environment();
  const { proposal: fromEnd } = await load(backward.relay, made.pageFromEndQuery, { symbol: 'JOB/GC/204', last: 4 });
  data = read(backward.relay, made.page_coAuthors, fromEnd);
  assert.deepEqual(ids(data.coAuthors), want.slice(-4));
  while (data.coAuthors.pageInfo.hasPreviousPage) data = await loadMore(backward.relay, made.page_coAuthors, fromEnd, 'backward', 4);
  assert.deepEqual(ids(data.coAuthors), want);
});

await check('fragments on a type, on Node and on the interface Sponsor are refetched by `node(id:)`', async () => {
  const { relay } = environment();
  const { proposal: ref } = await load(relay, made.pageQuery, { symbol: 'JOB/GC/96' });
  const head = read(relay, made.page_head, ref);
  const again = await load(relay, made.pageHeadQuery, { id: head.id, language: 'FR' });
  const inFrench = read(relay, made.page_head, again.node);
  const [{ node: first }] = read(relay, made.page_coAuthors, ref).coAuthors.edges;
  const sponsor = read(relay, made.page_sponsor, first.sponsor);
  const named = await load(relay, made.pageSponsorQuery, { id: sponsor.id, language: 'FR' });
  const sponsorInFrench = read(relay, made.page_sponsor, named.node);
  const want = await ask('{ proposal(symbol: "JOB/GC/96") { id status title(language: FR) coAuthors(first: 1) { nodes { sponsor { id code name(language: FR) } } } } }');
  const { coAuthors, ...rest } = want.proposal;
  assert.deepEqual({ ...inFrench }, rest);
  assert.deepEqual({ ...sponsorInFrench, code: first.sponsor.code }, coAuthors.nodes[0].sponsor);
  assert.notEqual(sponsorInFrench.name, sponsor.name);

  const { events } = await ask('{ events(first: 1) { nodes { id kind } } }');
  const event = read(relay, made.page_node, (await load(relay, made.pageNodeQuery, { id: events.nodes[0].id })).node);
  assert.deepEqual({ ...event }, events.nodes[0]);
});

const commit = (relay, mutation, variables) =>
  new Promise((resolve, reject) => {
    commitMutation(relay, { mutation, variables, onCompleted: (data, errors) => resolve({ data, errors }), onError: reject });
  });

await check('the viewer\'s own list is paged through; what a mutation makes is put into it, and changed by its id', async () => {
  const file = 'mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id } } }';
  for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) await ask(file, { input: draft(title) }, token);
  const drafts = async () => (await ask('{ viewer { drafts(first: 100) { edges { node { id title status } } } } }', {}, token)).viewer.drafts;
  const { relay, sent } = environment(token);
  const { viewer: ref } = await load(relay, made.deskQuery, {});
  let data = read(relay, made.desk_drafts, ref);
  while (data.drafts.pageInfo.hasNextPage) data = await loadMore(relay, made.desk_drafts, ref, 'forward', 2);
  assert.deepEqual(ids(data.drafts), ids(await drafts()));
  const { length } = sent;

  const connections = [relay.getStore().getSource().getRecordIDs().find((id) => id.includes('__desk_drafts_connection') && !id.endsWith('pageInfo') && !/:edges:/.test(id))];
  const created = await commit(relay, made.deskCreateMutation, { input: draft('Six'), connections });
  assert.equal(created.errors, null);
  data = read(relay, made.desk_drafts, ref);
  assert.equal(data.drafts.edges[0].node.title, 'Six');
  assert.deepEqual(ids(data.drafts), ids(await drafts()));
  const { id } = data.drafts.edges[1].node;
  await commit(relay, made.deskWithdrawMutation, { input: { proposal: id } });
  assert.equal(read(relay, made.desk_drafts, ref).drafts.edges[1].node.status, 'WITHDRAWN');
  assert.equal(sent.length, length + 2, 'it asked again');
});

await check('what is deleted leaves the store by its id', async () => {
  const make = 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }';
  const { id } = (await ask(make, { input: { url: 'https://example.org/hook' } }, token)).createWebhook.webhook;
  const { relay } = environment(token);
  await load(relay, made.deskWebhooksQuery, {});
  assert.equal(relay.getStore().getSource().get(id).url, 'https://example.org/hook');
  await commit(relay, made.deskDeleteWebhookMutation, { input: { webhook: id } });
  assert.equal(relay.getStore().getSource().get(id), null);
  assert.equal((await ask('query ($id: ID!) { node(id: $id) { id } }', { id }, token)).node, null);
});

await check('errors of a mutation arrive with their codes', async () => {
  const { errors } = await commit(environment(token).relay, made.deskCreateMutation, { input: faulty, connections: [] });
  assert.deepEqual(errors.map(({ extensions }) => extensions), faults);
});
