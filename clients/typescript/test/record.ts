// Checks proofs of a running tracker offline, and the test data of RFC 6962:
//   node dist/test/record.js URL
import assert from 'node:assert/strict';
import { RecordError, recordVerifier } from 'proposaltracker-client';
import type { Proof } from 'proposaltracker-client';
import { checkConsistency, checkInclusion, leafHash } from '../src/record.js';

const [url] = process.argv.slice(2);
if (!url) throw new Error('usage: node dist/test/record.js URL');

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const invalid = (check: Promise<unknown>) => assert.rejects(check, RecordError);

// The leaves of the test data, and the roots of the trees of 1 to 8 of them.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(hex);
const tree = (size: number) => ({ size, root: roots[size - 1]! });
const [a, b, c, d, e, f] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
].map(hex) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];

for (const [index, size, path] of [
  [0, 1, []], [0, 8, [a, b, c]], [5, 8, [d, e, roots[3]!]], [2, 3, [roots[1]!]], [1, 5, [roots[0]!, b, d]],
] as [number, number, Uint8Array[]][]) {
  const leaf = await leafHash(hex(leaves[index]!));
  await checkInclusion(leaf, index, size, path, roots[size - 1]!);
  await invalid(checkInclusion(leaf, index, size, [...path, a], roots[size - 1]!));
  await invalid(checkInclusion(leaf, index + 1, size, path, roots[size - 1]!));
  await invalid(checkInclusion(leaf, index, size, path, a));
  if (path.length > 0) await invalid(checkInclusion(leaf, index, size, path.slice(1), roots[size - 1]!));
}
for (const [from, to, path] of [
  [1, 1, []], [1, 8, [a, b, c]], [6, 8, [f, e, roots[3]!]], [2, 5, [b, d]],
] as [number, number, Uint8Array[]][]) {
  await checkConsistency(tree(from), tree(to), path);
  await invalid(checkConsistency(tree(from), tree(to), [...path, a]));
  await invalid(checkConsistency(tree(from), { size: to, root: a }, path));
  await invalid(checkConsistency({ size: from, root: a }, tree(to), path));
  if (path.length > 0) await invalid(checkConsistency(tree(from), tree(to), path.slice(1)));
}

const get = async (path: string) => (await fetch(new URL(path, url))).text();
const verifier = await recordVerifier(await get('/log/key'));
const latest = await get('/log/checkpoint');
assert.ok((await verifier.open(latest)).size >= 1);
const query = '{ events(first: 20) { nodes { kind actor { code } checkpoint { note } proof { statement salt slot slotPath batchRoot entriesHash leafPath } } } }';
const response = await fetch(new URL('/graphql', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
const { data } = (await response.json()) as { data: { events: { nodes: { kind: string; actor: { code: string } | null; checkpoint: { note: string }; proof: Proof }[] } } };
assert.equal(data.events.nodes.length, 20);
for (const event of data.events.nodes) {
  const statement = await verifier.verifyEvent(event.proof, event.checkpoint.note);
  assert.equal(statement.kind, event.kind);
  assert.equal(statement.actor, event.actor?.code);
}
const [{ proof, checkpoint }] = data.events.nodes as [(typeof data.events.nodes)[0]];
await invalid(verifier.verifyEvent({ ...proof, statement: proof.statement.replace('20', '19') }, checkpoint.note));
await invalid(verifier.verifyEvent({ ...proof, slot: proof.slot ^ 1 }, checkpoint.note));
await invalid(verifier.verifyEvent({ ...proof, salt: '?' }, checkpoint.note));
await invalid(verifier.verifyEvent(proof, checkpoint.note.replace('\n1\n', '\n2\n')));
await invalid(verifier.verifyEvent(proof, ''));
await verifier.verifyConsistency(checkpoint.note, checkpoint.note, []);
await invalid(recordVerifier('other'));
console.log('proofs verified');
