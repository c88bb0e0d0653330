import { useEffect, useState } from 'react';
import { type QueryState, QueryClient, useQuery, useQueryClient } from '../api/query.tsx';
import type { MoreDelegationsResult, Named, ReferenceResult } from '../model/results.ts';
import moreDelegations from '../operations/moreDelegations.graphql';
import reference from '../operations/reference.graphql';
import { useI18n } from '../i18n/i18n.ts';

export interface Reference {
  workProgrammes: Named[];
  venues: Named[];
  /** All delegations, then all groups, each sorted by code. */
  sponsors: Named[];
}

/** Returns what filters can select, in the reader's language. Delegations are loaded page by page. */
export function useReference(): Reference {
  const client = useQueryClient();
  const { language } = useI18n();
  const variables = { language: language.toUpperCase() };
  const { data }: QueryState<ReferenceResult> = useQuery<ReferenceResult>(reference, variables);
  const [more, setMore] = useState<Named[]>([]);
  useEffect(() => {
    if (data === null) return;
    let current = true;
    rest(client, variables, data.delegations.pageInfo).then((rows) => current && setMore(rows), () => {});
    return () => {
      current = false;
    };
  }, [client, data]);
  if (data === null) return { workProgrammes: [], venues: [], sponsors: [] };
  return { workProgrammes: data.workProgrammes, venues: data.venues, sponsors: [...data.delegations.nodes, ...more, ...data.groups.nodes] };
}

async function rest(client: QueryClient, variables: object, page: ReferenceResult['delegations']['pageInfo']): Promise<Named[]> {
  const rows: Named[] = [];
  for (let at = page; at.hasNextPage; ) {
    const { delegations } = await client.query<MoreDelegationsResult>(moreDelegations, { ...variables, after: at.endCursor });
    rows.push(...delegations.nodes);
    at = delegations.pageInfo;
  }
  return rows;
}
