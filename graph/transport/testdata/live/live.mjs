// Follows what happens with the clients that front ends use, and prints one line of JSON for each event
// that each of them is told:
//   node live.mjs URL AFTER OWN_TOKEN SYMBOL
// It ends once all have heard who joined with the circulation of SYMBOL, which is told last. In the middle each client goes away and
// comes back, naming the last event that it had.
import { createClient as createWS } from 'graphql-ws';
import { createClient as createSSE } from 'graphql-sse';
import WebSocket from 'ws';

const [url, after, token, symbol] = process.argv.slice(2);
const query = `subscription ProposalEvents($filter: ProposalFilter, $after: ID) {
  proposalEvents(filter: $filter, after: $after) { id kind at by { code } proposal { id symbol title status latestRevision { number symbol } } } }`;
const authorization = `Bearer ${token}`;
const ws = (connectionParams) => createWS({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams, lazy: true, lazyCloseTimeout: 0 });
const clients = {
  'graphql-transport-ws, public': ws(undefined),
  'graphql-transport-ws, delegation': ws({ authorization }),
  'event stream of its own, public': createSSE({ url }),
  'event stream of its own, delegation': createSSE({ url, headers: { authorization } }),
  'one event stream for all, public': createSSE({ url, singleConnection: true }),
  'one event stream for all, delegation': createSSE({ url, singleConnection: true, headers: { authorization } }),
};

async function follow(name, client) {
  let last = after;
  let heard = 0;
  for (;;) {
    const events = client.iterate({ query, variables: { filter: { workProgramme: 'ECOMMERCE' }, after: last } });
    for await (const { data, errors } of events) {
      if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
      const event = data.proposalEvents;
      console.log(JSON.stringify({ client: name, ...event }));
      last = event.id;
      heard += 1;
      if (event.kind === 'CO_AUTHOR_JOINED' && event.proposal.latestRevision.symbol === symbol) return;
      if (heard % 2 === 1) break; // it goes away, and comes back
    }
  }
}

await Promise.all(Object.entries(clients).map(([name, client]) => follow(name, client)));
for (const client of Object.values(clients)) client.dispose();
