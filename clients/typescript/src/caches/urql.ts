/**
 * Settings for the normalized cache of urql, `@urql/exchange-graphcache` 6.5 and later:
 *
 *     cacheExchange(graphcache)
 */
import type { Cache, CacheExchangeOpts, DataFields, Resolver, ResolverResult, Variables } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { connections, embeddedTypes } from '../generated/cache.js';
import { introspection } from '../generated/introspection.js';

type Schema = NonNullable<CacheExchangeOpts['schema']>;

/**
 * How urql caches the objects of the schema: pages of a list are merged, objects without an id belong to the object
 * that contains them, and `proposal(by: {id: …})` is read from the cache if the proposal is in it. Spread it to add
 * `updates` or `optimistic`. The cache knows the schema, so it can show an object of which nullable fields are missing
 * while it fetches them.
 */
export const graphcache: CacheExchangeOpts & Required<Pick<CacheExchangeOpts, 'schema' | 'keys' | 'resolvers' | 'updates'>> = {
  schema: introspection as Schema,
  keys: Object.fromEntries([...embeddedTypes, ...connectionTypes()].map((name) => [name, () => null])),
  resolvers: resolvers(),
  updates: { Mutation: { deleteWebhook: (_result, { input }, cache) => cache.invalidate({ __typename: 'Webhook', id: (input as { webhook: string }).webhook }) } },
};

/** The types of pages, which have no id. */
function connectionTypes(): string[] {
  const { types } = (introspection as { __schema: { types: { name: string }[] } }).__schema;
  return types.map(({ name }) => name).filter((name) => /(Connection|Edge)$/.test(name) || name === 'PageInfo');
}

function resolvers(): Record<string, Record<string, Resolver>> {
  const all = Object.fromEntries(Object.entries(connections).map(([type, fields]) => [type, Object.fromEntries(Object.keys(fields).map((field) => [field, connection()]))]));
  return { ...all, Query: { ...all['Query'], proposal } };
}

/** Merges the pages of a list. relayPagination does not find a list that is requested without arguments. */
function connection(): Resolver {
  const merged = relayPagination() as Resolver;
  return (parent, args, cache, info) => {
    const isWhole = Object.values(args).every((value) => value === undefined || value === null);
    return isWhole ? (cache.resolve(info.parentKey, info.fieldName) as ResolverResult) : merged(parent, args, cache, info);
  };
}

/** Returns a proposal that is requested by its id from the cache. */
function proposal(_parent: DataFields, args: Variables, cache: Cache): ResolverResult {
  const id = (args['by'] as { id?: string | null } | undefined)?.id;
  return id ? { __typename: 'Proposal', id } : cache.resolve('Query', 'proposal', args);
}
