/**
 * Settings for Relay 16 and later:
 *
 *     // relay.config.js
 *     module.exports = { ...require('proposaltracker-client/relay.json'), schema: require.resolve('proposaltracker-client/schema.graphql'), … }
 *
 *     new Environment({ network, store, missingFieldHandlers })
 */

type Record = { getType(): string } | null | undefined;

/** The parts of relay-runtime's MissingFieldHandler that the handlers below use. */
interface LinkedFieldHandler {
  kind: 'linked';
  handle(field: { name: string }, record: Record, args: any): string | undefined;
}

/** Reads `node(id: …)` and `proposal(by: {id: …})` from the store if the object is in it. */
export const missingFieldHandlers: LinkedFieldHandler[] = [
  {
    kind: 'linked',
    handle(field, record, args) {
      if (record?.getType() !== '__Root') return undefined;
      if (field.name === 'node') return args.id;
      return field.name === 'proposal' ? args.by?.id ?? undefined : undefined;
    },
  },
];
