// What is looked at, and how: all of it stands in the address, so that a view can be cited.

export const weights = ['BINARY', 'SHARED', 'NEWMAN', 'FOWLER'] as const;
export type Weight = (typeof weights)[number];

export const joinings = ['LISTED', 'SAME_REVISION'] as const;
export type Joining = (typeof joinings)[number];

export const steps = ['YEAR', 'QUARTER'] as const;
export type Step = (typeof steps)[number];

export const shows = ['picture', 'sponsors', 'ties'] as const;
export type Show = (typeof shows)[number];

export const languages = ['en', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

export const measures = [
  'proposals', 'submitted', 'degree', 'strength', 'closeness', 'betweenness', 'eigenvector', 'pageRank', 'clustering', 'core', 'connectedness',
] as const;
export type Measure = (typeof measures)[number];

/** The filter as the API takes it: NetworkFilter. What is not there filters nothing. */
export interface Filter {
  from?: string;
  to?: string;
  circulatedFrom?: string;
  circulatedTo?: string;
  asOf?: string;
  workProgramme?: string;
  venues?: string[];
  delegations?: string[];
  expandGroups?: true;
  includeWithdrawn?: true;
  minShared?: number;
  joining?: 'SAME_REVISION';
  maxPValue?: number;
}

/** What the panel tells of. A proposal is named by a symbol or, where it has none, by its id. */
export type Chosen =
  | { kind: 'sponsor'; code: string }
  | { kind: 'tie'; a: string; b: string }
  | { kind: 'proposal'; symbol: string }
  | { kind: 'proposal'; id: string };

export interface View {
  filter: Filter;
  weight: Weight;
  size: Measure;
  step: Step;
  show: Show;
  /** A column's name, with - before it where the greatest come first; null for the table's own order. */
  sort: string | null;
  chosen: Chosen | null;
  /** null: the browser's own. */
  language: Language | null;
}

const texts = ['from', 'to', 'circulatedFrom', 'circulatedTo', 'asOf', 'workProgramme'] as const;

/** Reads a view from a query string. What it does not know it takes for left out; the API judges days and codes. */
export function read(query: string): View {
  const given = new URLSearchParams(query);
  return {
    filter: readFilter(given),
    weight: oneOf(weights, given.get('weight')) ?? 'SHARED',
    size: oneOf(measures, given.get('size')) ?? 'degree',
    step: oneOf(steps, given.get('step')) ?? 'YEAR',
    show: oneOf(shows, given.get('show')) ?? 'picture',
    sort: given.get('sort'),
    chosen: readChosen(given),
    language: oneOf(languages, given.get('lang')),
  };
}

function readFilter(given: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const name of texts) {
    const value = given.get(name);
    if (value) filter[name] = value;
  }
  const venues = given.getAll('venue').filter(Boolean);
  if (venues.length > 0) filter.venues = venues;
  const delegations = given.getAll('delegation').filter(Boolean);
  if (delegations.length > 0) filter.delegations = delegations;
  if (given.get('expandGroups') === 'true') filter.expandGroups = true;
  if (given.get('includeWithdrawn') === 'true') filter.includeWithdrawn = true;
  const minShared = number(given.get('minShared'));
  if (Number.isInteger(minShared) && minShared !== 1) filter.minShared = minShared!;
  if (given.get('joining') === 'SAME_REVISION') filter.joining = 'SAME_REVISION';
  const maxPValue = number(given.get('maxPValue'));
  if (maxPValue !== null) filter.maxPValue = maxPValue;
  return filter;
}

function readChosen(given: URLSearchParams): Chosen | null {
  const [code, a, b, symbol, id] = ['at', 'a', 'b', 'symbol', 'proposal'].map((name) => given.get(name));
  if (symbol) return { kind: 'proposal', symbol };
  if (id) return { kind: 'proposal', id };
  if (a && b) return { kind: 'tie', a, b };
  return code ? { kind: 'sponsor', code } : null;
}

/** Writes the view as a query string, with its question mark; what is usual is left out. */
export function write(view: View): string {
  const out = filterParameters(view.filter);
  const put = (name: string, value: string | null, usual: string | null) => value !== null && value !== usual && out.append(name, value);
  put('weight', view.weight, 'SHARED');
  put('size', view.size, 'degree');
  put('step', view.step, 'YEAR');
  put('show', view.show, 'picture');
  put('sort', view.sort, null);
  put('lang', view.language, null);
  const { chosen } = view;
  if (chosen?.kind === 'sponsor') out.append('at', chosen.code);
  if (chosen?.kind === 'tie') {
    out.append('a', chosen.a);
    out.append('b', chosen.b);
  }
  if (chosen?.kind === 'proposal' && 'symbol' in chosen) out.append('symbol', chosen.symbol);
  if (chosen?.kind === 'proposal' && 'id' in chosen) out.append('proposal', chosen.id);
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filter alone, under the names that the exports' addresses have too. */
export function filterParameters(filter: Filter): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (name === 'venues') for (const code of value as string[]) out.append('venue', code);
    else if (name === 'delegations') for (const code of value as string[]) out.append('delegation', code);
    else out.append(name, String(value));
  }
  return out;
}

/** The filter with some of it changed; undefined takes a part away. */
export function changed(filter: Filter, change: { [Name in keyof Filter]?: Filter[Name] | undefined }): Filter {
  const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(next) as Filter;
}

/** The filter without its window of time: the ground on which the picture of every window is laid out. */
export function timeless(filter: Filter): Filter {
  return changed(filter, { from: undefined, to: undefined });
}

function number(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
