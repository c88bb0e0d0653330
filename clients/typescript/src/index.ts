/** A typed client of the proposal tracker: `createClient`, and a document for each operation. */
export { createClient } from './client.js';
export type { Client, ClientOptions, Connection } from './client.js';
export { isTemporary, ProposalTrackerError } from './error.js';
export type { Fault } from './error.js';
export type { EventsOptions, TrackedEvent } from './events.js';
export { RecordError, recordVerifier } from './record.js';
export type { Checkpoint, Proof, RecordVerifier, Statement } from './record.js';
export * from './generated/graphql.js';
