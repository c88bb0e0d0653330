// Checks the client against a running tracker, in addition to the examples:
//   node dist/test/main.js URL TOKEN
import assert from 'node:assert/strict';
import { createClient, DeskDocument, EventsDocument, FeedDocument, ProposalPageDocument, ProposalTrackerError, WithdrawProposalDocument } from 'proposaltracker-client';
import type { ErrorCode, ProposalPageQuery } from 'proposaltracker-client';
import { errors } from 'proposaltracker-client/errors';

const [url, token] = process.argv.slice(2);
if (!url || !token) throw new Error('usage: node dist/test/main.js URL TOKEN');

function check(subject: string) {
  console.log(`check: ${subject}`);
}

async function rejected(request: Promise<unknown>): Promise<ProposalTrackerError> {
  const error: unknown = await request.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof ProposalTrackerError, `not rejected by the tracker: ${String(error)}`);
  return error;
}

const visitor = createClient({ url });
const delegation = createClient({ url, token });

check('the types of variables');
{
  // @ts-expect-error: a symbol is required
  assert.equal((await rejected(visitor.request(ProposalPageDocument))).reason, 'REQUIRED');
  // @ts-expect-error: no such status
  assert.equal((await rejected(visitor.request(FeedDocument, { filter: { statuses: ['LOST'] } }))).reason, 'UNKNOWN_VALUE');
  const page: ProposalPageQuery = await visitor.request(ProposalPageDocument, { symbol: 'JOB/GC/204/Rev.5' });
  assert.equal(page.proposal?.symbol, 'JOB/GC/204/Rev.6');
  assert.equal(page.proposal.coAuthors.totalCount, 15);
  const members = page.proposal.coAuthors.nodes.flatMap(({ sponsor }) => (sponsor.__typename === 'Group' ? sponsor.members : []));
  assert.deepEqual(members, []);
}

check('the type ErrorCode has every code of the schema');
{
  const known: Record<ErrorCode, true> = {
    CONFLICT: true, FORBIDDEN: true, GRAPHQL_PARSE_FAILED: true, GRAPHQL_VALIDATION_FAILED: true, IDEMPOTENCY_MISMATCH: true, INTERNAL: true,
    INVALID_INPUT: true, INVALID_TRANSITION: true, LIMIT_EXCEEDED: true, NOT_FOUND: true, OPERATION_NOT_TRUSTED: true,
    PERSISTED_QUERY_NOT_FOUND: true, RATE_LIMITED: true, TIMED_OUT: true, UNAUTHENTICATED: true, UNAVAILABLE: true,
  };
  const query = '{ __type(name: "ErrorCode") { enumValues { name } } }';
  const { __type } = await plain<{ __type: { enumValues: { name: string }[] } }>(query);
  assert.deepEqual(__type.enumValues.map(({ name }) => name).sort(), Object.keys(known).sort());
}

check('the table of errors has every code and reason of the schema');
{
  const query = '{ codes: __type(name: "ErrorCode") { enumValues { name } } reasons: __type(name: "ErrorReason") { enumValues { name } } }';
  const { codes, reasons } = await plain<Record<'codes' | 'reasons', { enumValues: { name: string }[] }>>(query);
  assert.deepEqual(errors.codes.map(({ code }) => code).sort(), codes.enumValues.map(({ name }) => name).sort());
  assert.deepEqual(errors.reasons.map(({ reason }) => reason).sort(), reasons.enumValues.map(({ name }) => name).sort());
}

check('the language of names');
{
  const names = async (language: 'EN' | 'FR' | 'ES') => {
    const { proposals } = await createClient({ url, language }).request(FeedDocument, { filter: { workProgrammes: ['ECOMMERCE'] }, first: 1 });
    return proposals?.nodes[0]?.workProgramme.name;
  };
  assert.deepEqual([await names('EN'), await names('FR'), await names('ES')], await Promise.all((['EN', 'FR', 'ES'] as const).map(plainName)));
  assert.notEqual(await names('EN'), await names('FR'));
}

async function plainName(language: string): Promise<string> {
  const query = `{ proposals(filter: {workProgrammes: ["ECOMMERCE"]}, first: 1) { nodes { workProgramme { name(language: ${language}) } } } }`;
  const { proposals } = await plain<{ proposals: { nodes: { workProgramme: { name: string } }[] } }>(query);
  return proposals.nodes[0]!.workProgramme.name;
}

/** Returns the data of a query that is sent without the client. */
async function plain<Data>(query: string): Promise<Data> {
  const response = await fetch(url!, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: Data }).data;
}

check('the token function is called for each request');
{
  let calls = 0;
  const renewing = createClient({ url, token: async () => (calls++, token) });
  assert.equal((await renewing.request(DeskDocument)).viewer?.delegation?.code, 'JPN');
  assert.equal((await renewing.request(DeskDocument, {})).viewer?.delegation?.code, 'JPN');
  assert.equal(calls, 2);
  assert.equal((await visitor.request(DeskDocument)).viewer, null);
}

check('errors have a code, a reason, a field and an HTTP status');
{
  const forged = await rejected(createClient({ url, token: 'forged' }).request(FeedDocument));
  assert.deepEqual([forged.code, forged.status], ['UNAUTHENTICATED', 401]);
  const missing = await rejected(delegation.request(WithdrawProposalDocument, { input: { proposal: 'nonsense' } }));
  assert.deepEqual([missing.code, missing.field], ['INVALID_INPUT', 'input.proposal']);
  const unknown = await rejected(visitor.request(FeedDocument, { filter: { workProgrammes: ['ECOMERCE'] } }));
  assert.deepEqual([unknown.reason, unknown.field, unknown.faults[0]?.params['nearest']], ['UNKNOWN_CODE', 'filter.workProgrammes[0]', ['ECOMMERCE']]);
  const page = await rejected(visitor.request(FeedDocument, { first: 101 }));
  assert.equal(page.code, 'LIMIT_EXCEEDED');
  await assert.rejects(createClient({ url: 'http://127.0.0.1:1/graphql' }).request(FeedDocument), TypeError);
}

check('events end with the signal; rejected subscriptions have a code');
{
  const { events } = await delegation.request(EventsDocument, { first: 3 });
  const [first, second, third] = events!.nodes;
  const stop = new AbortController();
  const received: string[] = [];
  for await (const { id } of delegation.events({ after: first!.id, signal: stop.signal })) {
    received.push(id);
    if (received.length === 2) stop.abort();
  }
  assert.deepEqual(received.slice(0, 2), [second!.id, third!.id]);

  const waiting = new AbortController();
  const nothing = delegation.events({ signal: waiting.signal }).next();
  setTimeout(() => waiting.abort(), 50);
  assert.deepEqual(await nothing, { value: undefined, done: true });

  assert.equal((await rejected(delegation.events({ after: 'nonsense' }).next())).code, 'INVALID_INPUT');
  assert.equal((await rejected(delegation.events({ filter: { proposals: { workProgrammes: ['ECOMERCE'] } } }).next())).field, 'filter.proposals.workProgrammes[0]');
  const forged = await rejected(createClient({ url, token: 'forged' }).events({ after: first!.id }).next());
  assert.deepEqual([forged.code, forged.status], ['UNAUTHENTICATED', 401]);
}
