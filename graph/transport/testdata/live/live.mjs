// Subscribes with the clients that front ends use, and prints each event that each of them receives as a line
// of JSON:
//   node live.mjs URL AFTER TOKEN SYMBOL
// It ends when all have received the CO_AUTHOR_JOINED event of the circulation of SYMBOL, which is the last one.
// In between, each client disconnects repeatedly and resumes after the last event that it received.
import { createClient as createWS } from 'graphql-ws';
import { createClient as createSSE } from 'graphql-sse';
import WebSocket from 'ws';

const [url, after, token, symbol] = process.argv.slice(2);
const query = `subscription Events($filter: EventFilter, $afterEvent: ID) {
  events(filter: $filter, afterEvent: $afterEvent) { id kind recordedAt actor { code } proposal { id symbol label status currentRevision { number symbol } } } }`;
const authorization = `Bearer ${token}`;
const ws = (connectionParams) => createWS({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams, lazy: true, lazyCloseTimeout: 0 });
const clients = {
  'graphql-transport-ws, public': ws(undefined),
  'graphql-transport-ws, delegation': ws({ authorization }),
  'event stream per subscription, public': createSSE({ url }),
  'event stream per subscription, delegation': createSSE({ url, headers: { authorization } }),
  'single event stream, public': createSSE({ url, singleConnection: true }),
  'single event stream, delegation': createSSE({ url, singleConnection: true, headers: { authorization } }),
};

async function follow(name, client) {
  let last = after;
  let received = 0;
  for (;;) {
    const events = client.iterate({ query, variables: { filter: { proposals: { workProgrammes: ['ECOMMERCE'] } }, afterEvent: last } });
    for await (const { data, errors } of events) {
      if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
      const event = data.events;
      console.log(JSON.stringify({ client: name, ...event }));
      last = event.id;
      received += 1;
      if (event.kind === 'CO_AUTHOR_JOINED' && event.proposal.currentRevision.symbol === symbol) return;
      if (received % 2 === 1) break; // disconnect and resume
    }
  }
}

await Promise.all(Object.entries(clients).map(([name, client]) => follow(name, client)));
for (const client of Object.values(clients)) client.dispose();
