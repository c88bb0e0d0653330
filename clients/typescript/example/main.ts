// Lists, pages, files as a delegation, and follows events:
//   node dist/example/main.js http://localhost:8080/graphql TOKEN
// Create TOKEN with `go run . token --delegation JPN --scope "proposals:read proposals:write"`.
import { CreateProposalDocument, createClient, EventsDocument, FeedDocument, ProposalTrackerError, SubmitRevisionDocument, WithdrawProposalDocument } from 'proposaltracker-client';

const [url, token] = process.argv.slice(2);
if (!url || !token) throw new Error('usage: node dist/example/main.js URL TOKEN');

// Public data: the most recently circulated proposals, in French, three per page.
const visitor = createClient({ url, language: 'FR' });
const { proposals } = await visitor.request(FeedDocument, { first: 3, language: 'FR' });
console.log(`${proposals?.totalCount} proposals; the latest:`);
for (const { symbol, title, workProgramme } of proposals?.nodes ?? []) console.log(`  ${symbol ?? '(no symbol)'}  ${title.text} (${workProgramme.name})`);

// All pages: the client fetches each next page when it is needed.
const symbols: string[] = [];
for await (const { symbol } of visitor.nodes(FeedDocument, { first: 3 }, (data) => data.proposals)) symbols.push(symbol ?? '-');
console.log(`all: ${symbols.join(' ')}`);

// An invalid filing: each error has the path of the invalid input.
const delegation = createClient({ url, token });
const text = { language: 'EN', title: 'Paperless trade', content: { body: '1  WHY\n\n1.1.  Paper costs time.\n' } } as const;
try {
  await delegation.request(CreateProposalDocument, { input: { workProgramme: 'ECOMERCE', originalLanguage: 'EN', texts: [{ ...text, title: '' }] } });
} catch (error) {
  if (!(error instanceof ProposalTrackerError)) throw error;
  for (const { code, field, message } of error.faults) console.log(`${code} at ${field}: ${message}`);
}

// A filing and its events, each exactly once, even if the connection is lost in between.
const { events: log } = await delegation.request(EventsDocument, { last: 1 });
const { createProposal } = await delegation.request(CreateProposalDocument, { input: { workProgramme: 'ECOMMERCE', originalLanguage: 'EN', texts: [text] } });
if (!createProposal) throw new Error('the proposal was not created');
const { id, status, pendingRevision } = createProposal.proposal;
if (!pendingRevision) throw new Error('the proposal has no draft');
console.log(`filed: ${status}, revision ${pendingRevision.number}`);
await delegation.request(SubmitRevisionDocument, { input: { revision: pendingRevision.id, expectedVersion: pendingRevision.version! } });
await delegation.request(WithdrawProposalDocument, { input: { proposal: id } });
for await (const event of delegation.events({ after: log?.nodes[0]?.id, filter: { proposals: { workProgrammes: ['ECOMMERCE'] } } })) {
  console.log(`event: ${event.kind} by ${event.actor?.code} on ${event.proposal?.label}`);
  if (event.kind === 'PROPOSAL_WITHDRAWN') break;
}
