/** Verifies checkpoints and proofs of the transparency log, without the server. */

/** The state of a log that its key has signed. */
export interface Checkpoint {
  /** The number of leaves. */
  size: number;
  root: Uint8Array;
}

/** The fields of `EventProof`. */
export interface Proof {
  statement: string;
  salt: string;
  slot: number;
  slotPath: readonly string[];
  batchRoot: string;
  entriesHash: string;
  leafPath: readonly string[];
}

/** What a log states about an event. Compare it with the event that it proves. */
export interface Statement {
  /** The hash of the event, in hexadecimal. */
  hash: string;
  kind: string;
  recordedAt: string;
  occurredOn?: string;
  /** The codes of the delegation that acted and of the sponsor concerned. */
  actor?: string;
  sponsor?: string;
  /** The hash of the text that was circulated or translated, in hexadecimal. */
  contentHash?: string;
}

/** Verifies what one log has signed. */
export interface RecordVerifier {
  /** Verifies a checkpoint, from `/log/checkpoint` or `Event.checkpoint.note`. */
  open(signed: string): Promise<Checkpoint>;
  /** Verifies that an event is in the log, for the note of its checkpoint, and returns what the log states about it. */
  verifyEvent(proof: Proof, signed: string): Promise<Statement>;
  /** Verifies that a later checkpoint continues an earlier one, with the hashes of `logConsistency` for their sizes. */
  verifyConsistency(earlier: string, later: string, hashes: readonly string[]): Promise<void>;
}

/** Is thrown if a key, a checkpoint or a proof is not valid. */
export class RecordError extends Error {
  override name = 'RecordError';
}

/** The number of slots of the batch of each checkpoint. */
const slots = 65_536;
const hashSize = 32;
/** The byte that identifies Ed25519 keys in signed notes. */
const ed25519 = 1;

/** A key of a log. */
interface Key {
  name: string;
  id: Uint8Array;
  key: CryptoKey;
}

async function readKey(text: string): Promise<Key> {
  const [name = '', id = '', ...rest] = text.split('+');
  const decoded = bytesOf(rest.join('+'), hashSize + 1, 'the key of the log');
  const expected = await sha256(new TextEncoder().encode(`${name}\n`), decoded);
  if (decoded[0] !== ed25519 || id !== hexOf(expected.subarray(0, 4))) throw new RecordError('the key of the log is damaged: it has the form name+hash+key');
  const key = await crypto.subtle.importKey('raw', decoded.slice(1), { name: 'Ed25519' }, false, ['verify']);
  return { name, id: expected.subarray(0, 4), key };
}

/**
 * Returns a verifier for the keys of a log, as the server returns them at `/log/key`: one per line, up to an empty line. Save them when you
 * first trust the server; after a rotation of the key, the server's text contains the statement signed by the former key.
 */
export async function recordVerifier(keys: string): Promise<RecordVerifier> {
  const [list = ''] = keys.split('\n\n');
  const known = await Promise.all(list.trim().split('\n').map(readKey));
  const open = (signed: string) => openCheckpoint(signed, known);
  return {
    open,
    async verifyEvent(proof, signed) {
      const { size, root } = await open(signed);
      const [salt, batch, entries] = [proof.salt, proof.batchRoot, proof.entriesHash].map(hashOf) as [Uint8Array, Uint8Array, Uint8Array];
      const record = await leafHash(salt, new TextEncoder().encode(proof.statement));
      await checkInclusion(record, proof.slot, slots, proof.slotPath.map(hashOf), batch, 'the event is not in its batch');
      const leaf = await leafHash(entries, batch);
      await checkInclusion(leaf, size - 1, size, proof.leafPath.map(hashOf), root, 'the batch of the event is not in the log');
      return JSON.parse(proof.statement) as Statement;
    },
    async verifyConsistency(earlier, later, hashes) {
      await checkConsistency(await open(earlier), await open(later), hashes.map(hashOf));
    },
  };
}

async function openCheckpoint(signed: string, keys: Key[]): Promise<Checkpoint> {
  const end = signed.lastIndexOf('\n\n') + 1;
  const text = signed.slice(0, end);
  for (const line of signed.slice(end + 1).split('\n')) {
    const [dash, signer, encoded = ''] = line.split(' ');
    for (const { name, id, key } of keys) {
      if (dash !== '—' || signer !== name) continue;
      const signature = bytesOf(encoded, 4 + 64, 'the signature of the checkpoint');
      if (!equal(signature.subarray(0, 4), id)) continue;
      if (await crypto.subtle.verify('Ed25519', key, signature.slice(4), new TextEncoder().encode(text))) return parseCheckpoint(text, name);
    }
  }
  throw new RecordError(`the checkpoint is damaged, or is not signed with a key of ${keys[0]?.name}`);
}

function parseCheckpoint(text: string, name: string): Checkpoint {
  const [origin, size = '', root = ''] = text.split('\n');
  if (origin !== name || !/^[1-9][0-9]{0,14}$/.test(size)) throw new RecordError(`the checkpoint is not one of ${name}`);
  return { size: Number(size), root: hashOf(root) };
}

/** Follows a path from a leaf to the root (RFC 9162, section 2.1.3.2). */
export async function checkInclusion(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[], root: Uint8Array, message = 'the leaf is not in the tree'): Promise<void> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RecordError(message);
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) throw new RecordError(message);
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0 || !equal(hash, root)) throw new RecordError(message);
}

/** Checks that a tree continues another one (RFC 9162, section 2.1.4.2). */
export async function checkConsistency(earlier: Checkpoint, later: Checkpoint, hashes: readonly Uint8Array[]): Promise<void> {
  const failure = new RecordError(`the checkpoint of size ${later.size} does not continue that of size ${earlier.size}`);
  if (earlier.size > later.size) throw failure;
  if (earlier.size === later.size) {
    if (hashes.length > 0 || !equal(earlier.root, later.root)) throw failure;
    return;
  }
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const path = at === 0 ? [earlier.root, ...hashes] : [...hashes];
  const first = path.shift();
  if (first === undefined) throw failure;
  let [former, latter] = [first, first];
  for (const hash of path) {
    if (last === 0) throw failure;
    if (at % 2 === 1 || at === last) {
      [former, latter] = [await nodeHash(hash, former), await nodeHash(hash, latter)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      latter = await nodeHash(latter, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0 || !equal(former, earlier.root) || !equal(latter, later.root)) throw failure;
}

/** Returns the hash of a leaf with the given content. */
export function leafHash(...content: Uint8Array[]): Promise<Uint8Array> {
  return sha256(Uint8Array.of(0), ...content);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return sha256(Uint8Array.of(1), left, right);
}

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** Decodes base64 that must have a certain number of bytes. */
function bytesOf(text: string, size: number, what: string): Uint8Array<ArrayBuffer> {
  try {
    const decoded = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    if (decoded.length === size) return decoded;
  } catch {
    // reported below
  }
  throw new RecordError(`${what} is not ${size} bytes in base64: ${JSON.stringify(text)}`);
}

function hashOf(text: string): Uint8Array {
  return bytesOf(text, hashSize, 'a hash');
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function half(n: number): number {
  return Math.floor(n / 2);
}
