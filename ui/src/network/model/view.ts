// The state of the page. All of it is in the query string, so that a view can be linked to and cited.

export const weights = ['BINARY', 'SHARED', 'NEWMAN', 'FOWLER'] as const;
export type Weight = (typeof weights)[number];

export const joinings = ['LISTED', 'SAME_REVISION'] as const;
export type Joining = (typeof joinings)[number];

export const steps = ['YEAR', 'QUARTER'] as const;
export type Step = (typeof steps)[number];

export const shows = ['graph', 'sponsors', 'ties'] as const;
export type Show = (typeof shows)[number];

export const languages = ['en', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

export const measures = [
  'itemCount', 'leadCount', 'degree', 'strength', 'closeness', 'betweenness', 'eigenvector', 'pageRank', 'clustering', 'coreNumber', 'connectedness',
] as const;
export type Measure = (typeof measures)[number];

/** The conditions that select a network and determine its ties, except for their weight. An absent field does not filter. */
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
  includeEnded?: true;
  minShared?: number;
  joining?: 'SAME_REVISION';
  maxPValue?: number;
}

/** The selection shown in the panel. A proposal is identified by a symbol or, if it has none, by its id. */
export type Selection =
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
  /** A column's name, with the prefix - for descending order; null for the default order. */
  sort: string | null;
  selection: Selection | null;
  /** Null means the browser's language. */
  language: Language | null;
}

/** The names of the filter's parameters, which are those of the download URLs. */
const parameterNames: Record<keyof Filter, string> = {
  from: 'joinedOn.from', to: 'joinedOn.to', circulatedFrom: 'proposals.circulatedOn.from', circulatedTo: 'proposals.circulatedOn.to', asOf: 'asOf',
  workProgramme: 'proposals.workProgrammes', venues: 'proposals.venues', delegations: 'sponsors', expandGroups: 'expandGroups', includeEnded: 'includeEnded',
  minShared: 'minShared', joining: 'joining', maxPValue: 'maxPValue',
};

const texts = ['from', 'to', 'circulatedFrom', 'circulatedTo', 'asOf', 'workProgramme'] as const;

/** Reads a view from a query string. Unknown values are ignored; the API validates dates and codes. */
export function read(query: string): View {
  const params = new URLSearchParams(query);
  return {
    filter: readFilter(params),
    weight: oneOf(weights, params.get('weight')) ?? 'SHARED',
    size: oneOf(measures, params.get('size')) ?? 'degree',
    step: oneOf(steps, params.get('step')) ?? 'YEAR',
    show: oneOf(shows, params.get('show')) ?? 'graph',
    sort: params.get('sort'),
    selection: readSelection(params),
    language: oneOf(languages, params.get('lang')),
  };
}

function readFilter(params: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const name of texts) {
    const value = params.get(parameterNames[name]);
    if (value) filter[name] = value;
  }
  const venues = params.getAll(parameterNames.venues).filter(Boolean);
  if (venues.length > 0) filter.venues = venues;
  const delegations = params.getAll(parameterNames.delegations).filter(Boolean);
  if (delegations.length > 0) filter.delegations = delegations;
  if (params.get('expandGroups') === 'true') filter.expandGroups = true;
  if (params.get('includeEnded') === 'true') filter.includeEnded = true;
  const minShared = number(params.get('minShared'));
  if (Number.isInteger(minShared) && minShared !== 1) filter.minShared = minShared!;
  if (params.get('joining') === 'SAME_REVISION') filter.joining = 'SAME_REVISION';
  const maxPValue = number(params.get('maxPValue'));
  if (maxPValue !== null) filter.maxPValue = maxPValue;
  return filter;
}

function readSelection(params: URLSearchParams): Selection | null {
  const [code, a, b, symbol, id] = ['at', 'a', 'b', 'symbol', 'proposal'].map((name) => params.get(name));
  if (symbol) return { kind: 'proposal', symbol };
  if (id) return { kind: 'proposal', id };
  if (a && b) return { kind: 'tie', a, b };
  return code ? { kind: 'sponsor', code } : null;
}

/** Writes the view as a query string with its question mark. Defaults are omitted. */
export function write(view: View): string {
  const out = filterParameters(view.filter);
  const put = (name: string, value: string | null, defaultValue: string | null) => value !== null && value !== defaultValue && out.append(name, value);
  put('weight', view.weight, 'SHARED');
  put('size', view.size, 'degree');
  put('step', view.step, 'YEAR');
  put('show', view.show, 'graph');
  put('sort', view.sort, null);
  put('lang', view.language, null);
  const { selection } = view;
  if (selection?.kind === 'sponsor') out.append('at', selection.code);
  if (selection?.kind === 'tie') {
    out.append('a', selection.a);
    out.append('b', selection.b);
  }
  if (selection?.kind === 'proposal' && 'symbol' in selection) out.append('symbol', selection.symbol);
  if (selection?.kind === 'proposal' && 'id' in selection) out.append('proposal', selection.id);
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filter as query parameters. Lists are repeated parameters. */
export function filterParameters(filter: Filter): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const one of Array.isArray(value) ? value : [value]) out.append(parameterNames[name as keyof Filter], String(one));
  }
  return out;
}

/** Changes some fields of the filter; undefined removes a field. */
export function changed(filter: Filter, change: { [Name in keyof Filter]?: Filter[Name] | undefined }): Filter {
  const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(next) as Filter;
}

/** The arguments of the API's coSponsorship. */
export interface NetworkVariables {
  filter: { proposals?: ProposalVariables; sponsors?: string[]; joinedOn?: DateRange };
  projection: { weight: Weight; joining?: Joining; expandGroups?: boolean; includeEnded?: boolean; minShared?: number; maxPValue?: number };
  asOf?: string;
}

/** The part of the API's ProposalFilter that the page can set. */
export interface ProposalVariables {
  workProgrammes?: string[];
  venues?: string[];
  circulatedOn?: DateRange;
}

interface DateRange {
  from?: string;
  to?: string;
}

export function networkVariables(filter: Filter, weight: Weight): NetworkVariables {
  const { asOf, delegations, expandGroups, includeEnded, joining, maxPValue, minShared } = filter;
  const proposals = proposalVariables(filter);
  return defined({
    filter: defined({ proposals: Object.keys(proposals).length > 0 ? proposals : undefined, sponsors: delegations, joinedOn: range(filter.from, filter.to) }),
    projection: defined({ weight, joining, expandGroups, includeEnded, minShared, maxPValue }),
    asOf,
  });
}

export function proposalVariables({ workProgramme, venues, circulatedFrom, circulatedTo }: Filter): ProposalVariables {
  return defined({ workProgrammes: workProgramme === undefined ? undefined : [workProgramme], venues, circulatedOn: range(circulatedFrom, circulatedTo) });
}

function range(from: string | undefined, to: string | undefined): DateRange | undefined {
  return from === undefined && to === undefined ? undefined : defined({ from, to });
}

/** An object without its undefined fields. */
function defined<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
}

/** The filter without its period: it selects the baseline, which determines the layout for every period. */
export function withoutPeriod(filter: Filter): Filter {
  return changed(filter, { from: undefined, to: undefined });
}

function number(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
