/**
 * Settings for the normalized cache of Apollo Client 3.8 and later:
 *
 *     new InMemoryCache({ possibleTypes, typePolicies })
 */
import type { FieldFunctionOptions, FieldMergeFunction, FieldPolicy, Reference, StoreObject, TypePolicies } from '@apollo/client';
import { connections, embeddedLists, embeddedTypes, possibleTypes } from '../generated/cache.js';

export { possibleTypes };

type Stored = Readonly<Record<string, unknown>>;
type Edge = Stored & { readonly node?: unknown; readonly cursor?: string };
type PageInfo = { readonly hasNextPage?: boolean; readonly hasPreviousPage?: boolean; readonly startCursor?: string | null; readonly endCursor?: string | null };
type List = Stored & { readonly edges?: readonly Edge[]; readonly nodes?: readonly unknown[]; readonly pageInfo?: PageInfo; readonly totalCount?: number };
/** Where an incoming page belongs in the cached list. */
type Place = 'start' | 'end' | 'all';

/**
 * How Apollo Client caches the objects of the schema:
 *
 * - Pages of a list are merged, for `edges` and for `nodes`. Lists with other arguments than `first`, `after`, `last`
 *   and `before` are cached separately, and so are pages from the end.
 * - Objects without an id are merged with what is cached in the same place, unless the two disagree.
 * - `proposal(by: {id: …})` is read from the cache if the proposal is in it.
 */
export const typePolicies: TypePolicies = build();

function build(): TypePolicies {
  const policies: Record<string, { merge?: FieldMergeFunction; fields: Record<string, FieldPolicy> }> = {};
  const policyOf = (type: string) => (policies[type] ??= { fields: {} });
  for (const [type, fields] of Object.entries(connections)) {
    for (const [field, keyArguments] of Object.entries(fields)) policyOf(type).fields[field] = connectionPolicy(keyArguments as string[]);
  }
  for (const [type, fields] of Object.entries(embeddedLists)) {
    for (const field of Object.keys(fields)) policyOf(type).fields[field] = { merge: mergeList };
  }
  for (const type of embeddedTypes) policyOf(type).merge = mergeEmbedded;
  policyOf('Query').fields['proposal'] = { read: readProposal };
  return policies;
}

/** Returns a proposal that is requested by its id from the cache. */
function readProposal(existing: Reference | undefined, { args, toReference, canRead }: FieldFunctionOptions): Reference | undefined {
  const id = args?.['by']?.id;
  const reference = id ? toReference({ __typename: 'Proposal', id }) : undefined;
  return existing ?? (canRead(reference) ? reference : undefined);
}

/** Merges what is cached of an object without an id with incoming fields, unless they belong to different states of it. */
function mergeEmbedded(existing: Stored | undefined, incoming: Stored, { mergeObjects }: FieldFunctionOptions): Stored {
  return existing && agree(existing, incoming) ? mergeObjects(existing as StoreObject, incoming as StoreObject) as Stored : incoming;
}

/** Does the same for each object in a list. */
function mergeList(existing: readonly Stored[] | null | undefined, incoming: readonly Stored[] | null, options: FieldFunctionOptions): readonly Stored[] | null {
  if (!existing || !incoming || existing.length !== incoming.length) return incoming;
  return incoming.map((item, index) => mergeEmbedded(existing[index], item, options));
}

/** Reports whether the scalars and the references that two objects have in common are equal. */
function agree(one: Stored, other: Stored): boolean {
  return Object.keys(one).every((field) => !(field in other) || isComposite(one[field]) || isComposite(other[field]) || isSame(one[field], other[field]));
}

const isComposite = (value: unknown) => typeof value === 'object' && value !== null && !referenceOf(value);
const isSame = (one: unknown, other: unknown) => one === other || (referenceOf(one) !== undefined && referenceOf(one) === referenceOf(other));
const referenceOf = (value: unknown) => (value as { __ref?: string } | null | undefined)?.__ref;

/** Merges pages into a list. */
function connectionPolicy(keyArguments: readonly string[]): FieldPolicy<List> {
  return {
    keyArgs: (args, { fieldName }) => `${fieldName}:${JSON.stringify(Object.fromEntries(keyOf(keyArguments, args ?? {})))}`,
    read: (existing, { canRead, readField }) => existing && {
      ...existing,
      ...(existing.edges && { edges: existing.edges.filter((edge) => canRead(readField('node', edge as never))) }),
      ...(existing.nodes && { nodes: existing.nodes.filter((node) => canRead(node as never)) }),
    },
    merge: (existing, incoming, { args }) => (existing && incoming ? mergePages(existing, incoming, args ?? {}) : incoming),
  };
}

/** The arguments that select a list, and the end from which it is read. */
function keyOf(keyArguments: readonly string[], args: Stored): (readonly [string, unknown])[] {
  const given = keyArguments.map((name) => [name, args[name]] as const).filter(([, value]) => value !== undefined && value !== null);
  return args['last'] === undefined || args['last'] === null ? given : [...given, ['fromEnd', true]];
}

/**
 * Merges a page into a cached list. Components may ask for its edges or for its nodes, so both are cached, and both
 * always have the same items.
 */
function mergePages(existing: List, incoming: List, args: Stored): List {
  if (!incoming.edges && !incoming.nodes) return { ...existing, ...incoming, ...pageInfoOf(existing, incoming, 'all') };
  const place = placeOf(existing, incoming, args);
  const nodes = join(nodesOf(existing), nodesOf(incoming), place, referenceOf);
  const edges = incoming.edges ? join(existing.edges ?? [], incoming.edges, place, (edge) => referenceOf(edge.node) ?? edge.cursor) : existing.edges;
  if (edges && haveSameItems(edges, nodes)) return { ...existing, ...incoming, edges, nodes, ...pageInfoOf(existing, incoming, place) };
  // Only nodes of the other pages have been fetched: a list of edges starts again, and a list of nodes goes on without edges.
  if (incoming.edges) return { ...existing, ...incoming, nodes: nodesOf(incoming), ...pageInfoOf({}, incoming, 'all') };
  const { edges: _, ...rest } = existing;
  return { ...rest, ...incoming, nodes, ...pageInfoOf(existing, incoming, place) };
}

const nodesOf = ({ nodes, edges }: List): readonly unknown[] => nodes ?? edges?.map(({ node }) => node) ?? [];

const haveSameItems = (edges: readonly Edge[], nodes: readonly unknown[]) =>
  edges.length === nodes.length && edges.every(({ node }, index) => referenceOf(node) === referenceOf(nodes[index]));

function pageInfoOf(existing: List, incoming: List, place: Place): { pageInfo?: PageInfo } {
  if (!existing.pageInfo && !incoming.pageInfo) return {};
  return { pageInfo: { ...existing.pageInfo, ...incoming.pageInfo, ...unchanged(existing.pageInfo, place) } };
}

/** Joins a page and the cached list. Cached items that are also in the page are dropped. */
function join<Item>(cached: readonly Item[], page: readonly Item[], place: Place, identity: (item: Item) => string | undefined): readonly Item[] {
  const incoming = new Set(page.map(identity));
  const rest = cached.filter((item) => identity(item) === undefined || !incoming.has(identity(item)));
  if (place === 'end') return [...rest, ...page];
  return place === 'start' ? [...page, ...rest] : page;
}

/** The end of the cached list that a page does not change. */
function unchanged(pageInfo: PageInfo | undefined, place: Place): PageInfo {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo ?? {};
  const known = (fields: Stored) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (place === 'end') return known({ hasPreviousPage, startCursor });
  return place === 'start' ? known({ hasNextPage, endCursor }) : {};
}

function placeOf(existing: List, incoming: List, { after, before, first }: Stored): Place {
  if (after) return isKnown(existing, after, existing.pageInfo?.endCursor) ? 'end' : 'all';
  if (before) return isKnown(existing, before, existing.pageInfo?.startCursor) ? 'start' : 'all';
  return isBeginning(existing, incoming, first) ? 'start' : 'all';
}

const isKnown = ({ edges }: List, cursor: unknown, end: unknown) => cursor === end || edges?.some((edge) => edge.cursor === cursor) === true;

/**
 * Reports whether a page is the unchanged beginning of the cached list, of which other pages have been fetched
 * before: the list stays as long as it is.
 */
function isBeginning(existing: List, incoming: List, first: unknown): boolean {
  const [cached, page] = [nodesOf(existing).map(referenceOf), nodesOf(incoming).map(referenceOf)];
  const isFull = page.length === first && incoming.pageInfo?.hasNextPage !== false;
  const isSameLength = incoming.totalCount === undefined || existing.totalCount === undefined || incoming.totalCount === existing.totalCount;
  return isFull && isSameLength && page.length <= cached.length && page.every((identity, index) => identity !== undefined && identity === cached[index]);
}
