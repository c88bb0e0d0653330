import { useEffect, useState } from 'react';
import { type Answered, Source, useAnswer, useSource } from '../api/answers.tsx';
import type { MoreDelegationsAnswer, Named, ReferenceAnswer } from '../model/answers.ts';
import moreDelegations from '../operations/moreDelegations.graphql';
import reference from '../operations/reference.graphql';
import { useSpeech } from '../words/words.ts';

export interface Reference {
  workProgrammes: Named[];
  venues: Named[];
  /** All delegations and groups, in order of code within each. */
  sponsors: Named[];
}

/** What filters can name, in the reader's language; delegations come page by page. */
export function useReference(): Reference {
  const source = useSource();
  const { language } = useSpeech();
  const variables = { language: language.toUpperCase() };
  const { data }: Answered<ReferenceAnswer> = useAnswer<ReferenceAnswer>(reference, variables);
  const [more, setMore] = useState<Named[]>([]);
  useEffect(() => {
    if (data === null) return;
    let wanted = true;
    rest(source, variables, data.delegations.pageInfo).then((rows) => wanted && setMore(rows), () => {});
    return () => {
      wanted = false;
    };
  }, [source, data]);
  if (data === null) return { workProgrammes: [], venues: [], sponsors: [] };
  return { workProgrammes: data.workProgrammes, venues: data.venues, sponsors: [...data.delegations.nodes, ...more, ...data.groups.nodes] };
}

async function rest(source: Source, variables: object, page: ReferenceAnswer['delegations']['pageInfo']): Promise<Named[]> {
  const rows: Named[] = [];
  for (let at = page; at.hasNextPage; ) {
    const { delegations } = await source.answer<MoreDelegationsAnswer>(moreDelegations, { ...variables, after: at.endCursor });
    rows.push(...delegations.nodes);
    at = delegations.pageInfo;
  }
  return rows;
}
