// Prints the kind of each event that a delegation receives from now on, one per line:
//   node dist/test/follow.js URL TOKEN
import { createClient } from 'proposaltracker-client';

const [url, token] = process.argv.slice(2);
if (!url || !token) throw new Error('usage: node dist/test/follow.js URL TOKEN');

for await (const event of createClient({ url, token }).events()) console.log(event.kind);
