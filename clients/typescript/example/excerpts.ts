// The program from which README.md shows excerpts:
//   node dist/example/excerpts.js URL TOKEN
import { CreateProposalDocument, createClient, DeskDocument, EventsDocument, FeedDocument, isTemporary, ProposalTrackerError, WithdrawProposalDocument } from 'proposaltracker-client';
import type { Client, CreateProposalInput, CreateProposalMutation } from 'proposaltracker-client';

const [url, token] = process.argv.slice(2);
if (!url || !token) throw new Error('usage: node dist/example/excerpts.js URL TOKEN');

const tracker = createClient({ url, token, language: 'FR' });
const text = { language: 'EN', title: 'Filed once', content: { body: '1  WHY\n' } } as const;

const symbols: (string | null)[] = [];
for await (const proposal of tracker.nodes(FeedDocument, { first: 50 }, (data) => data.proposals)) symbols.push(proposal.symbol);
console.log(`includes JOB/GC/96/Rev.1: ${symbols.includes('JOB/GC/96/Rev.1')}`);

try {
  await tracker.request(CreateProposalDocument, { input: { workProgramme: 'ECOMERCE', originalLanguage: 'EN', texts: [{ ...text, title: '' }] } });
} catch (error) {
  if (!(error instanceof ProposalTrackerError)) throw error;
  for (const { reason, field } of error.faults) console.log(`${reason} at ${field}`);
}

const last = (await tracker.request(EventsDocument, { last: 1 })).events?.nodes[0]?.id;
const created = await retry(createClient({ url, token, fetch: losingTheFirstResponse() }));
const drafts = (await tracker.request(DeskDocument)).viewer?.drafts.nodes.filter(({ proposal }) => proposal.label === text.title);
console.log(`drafts: ${drafts?.length}`);
await tracker.request(WithdrawProposalDocument, { input: { proposal: created.createProposal!.proposal.id } });

const { signal } = new AbortController();
for await (const event of tracker.events({ after: last, filter: { proposals: { workProgrammes: ['ECOMMERCE'] } }, signal })) {
  if (event.proposal?.label !== text.title) continue;
  console.log(`${event.kind} by ${event.actor?.code}`);
  if (event.kind === 'PROPOSAL_WITHDRAWN') break;
}

async function retry(tracker: Client): Promise<CreateProposalMutation> {
  const input: CreateProposalInput = { workProgramme: 'ECOMMERCE', originalLanguage: 'EN', texts: [text], idempotencyKey: crypto.randomUUID() };
  for (let attempt = 1; ; attempt++) {
    try {
      return await tracker.request(CreateProposalDocument, { input });
    } catch (error) {
      if (!isTemporary(error) || attempt === 5) throw error;
      console.log(`attempt ${attempt} failed`);
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
}

/** A `fetch` that delivers the first request and loses its response. */
function losingTheFirstResponse(): typeof fetch {
  let lost = false;
  return async (...request) => {
    const response = await fetch(...request);
    if (lost) return response;
    lost = true;
    await response.body?.cancel();
    throw new TypeError('fetch failed');
  };
}
