import { createContext, useContext, useEffect, useState } from 'react';
import { ApiError, send } from './client.ts';

/** The number of cached results: playing back and forth through time sends no operation twice. */
const CACHE_SIZE = 80;

/** Sends operations with one token and caches the latest results. */
export class QueryClient {
  private readonly cache = new Map<string, Promise<unknown>>();

  constructor(private readonly endpoint: string, readonly token: string) {}

  query<Result>(operation: string, variables: object): Promise<Result> {
    const key = keyOf(operation, variables);
    const cached = this.cache.get(key) as Promise<Result> | undefined;
    if (cached) return cached;
    const result = send<Result>(this.endpoint, this.token, operation, variables);
    this.cache.set(key, result);
    for (const oldest of this.cache.keys()) if (this.cache.size > CACHE_SIZE) this.cache.delete(oldest);
    result.catch(() => this.cache.delete(key));
    return result;
  }
}

export const QueryClientContext = createContext<QueryClient | null>(null);

export function useQueryClient(): QueryClient {
  const client = useContext(QueryClientContext);
  if (client === null) throw new Error('useQueryClient needs a QueryClientContext around the component');
  return client;
}

/** The state of a query. While the next result is loading, data is the previous one. */
export interface QueryState<Result> {
  data: Result | null;
  error: ApiError | null;
  loading: boolean;
}

/** Sends an operation and returns its state. Null variables send nothing. */
export function useQuery<Result>(operation: string, variables: object | null): QueryState<Result> {
  const client = useQueryClient();
  const [settled, setSettled] = useState<{ key: string; client: QueryClient; data: Result | null; error: ApiError | null } | null>(null);
  const key = variables === null ? null : keyOf(operation, variables);
  useEffect(() => {
    if (key === null) return;
    let current = true;
    client.query<Result>(operation, variables!).then(
      (data) => current && setSettled({ key, client, data, error: null }),
      (cause: unknown) => current && setSettled({ key, client, data: null, error: cause instanceof ApiError ? cause : new ApiError('INTERNAL', String(cause)) }),
    );
    return () => {
      current = false;
    };
    // The key contains the operation and its variables.
  }, [client, key]);
  if (key === null) return { data: null, error: null, loading: false };
  const current = settled !== null && settled.key === key && settled.client === client;
  return { data: settled?.data ?? null, error: current ? settled.error : null, loading: !current };
}

function keyOf(operation: string, variables: object): string {
  return JSON.stringify([operation, variables]);
}
