// Functions that the checks of caches share with those of clients, and test data.
import { request } from '../request.mjs';

export { check, recordingFetch, request, token, url } from '../request.mjs';

const secretariat = process.argv[4];

/** Places two proposals under an item of an agenda, and returns their symbols. */
export async function agendaItemOfTwo() {
  const symbols = ['JOB/GC/204/Rev.6', 'JOB/GC/96/Rev.1'];
  const meeting = { venue: 'GC', startsOn: '2023-07-24', idempotencyKey: 'caches: the meeting' };
  const MEET = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { meeting { id } } }';
  const { recordMeeting } = await request(MEET, { input: meeting }, secretariat);
  const item = { meeting: recordMeeting.meeting.id, number: '9', title: 'Transparency and electronic commerce', documentSymbols: symbols, idempotencyKey: 'caches: the item' };
  await request('mutation ($input: PlaceOnAgendaInput!) { placeOnAgenda(input: $input) { agendaItem { id } } }', { input: item }, secretariat);
  return symbols;
}

/** The ids of all proposals in order of their symbols. */
export async function allProposals() {
  const { proposals } = await request('{ proposals(first: 100, orderBy: {field: SYMBOL, direction: ASC}) { nodes { id } } }');
  return proposals.nodes.map(({ id }) => id);
}
