import { useQuery } from '../api/query.tsx';
import type { Named, ReferenceResult } from '../model/results.ts';
import reference from '../operations/reference.graphql';
import { useI18n } from '../i18n/i18n.ts';

export interface Reference {
  workProgrammes: Named[];
  venues: Named[];
  /** All delegations, then all groups, each sorted by code. */
  sponsors: Named[];
}

/** Returns the choices for filters, in the reader's language. */
export function useReference(): Reference {
  const { language } = useI18n();
  const { data } = useQuery<ReferenceResult>(reference, { language: language.toUpperCase() });
  if (data === null) return { workProgrammes: [], venues: [], sponsors: [] };
  return { workProgrammes: data.workProgrammes, venues: data.venues ?? [], sponsors: [...(data.delegations ?? []), ...data.groups] };
}
