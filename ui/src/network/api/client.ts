/** The reason why an operation failed: an error code of the API, or UNREACHABLE if there was no GraphQL response. */
export class ApiError extends Error {
  constructor(readonly code: string, message: string, readonly field: string | null = null) {
    super(message);
  }
}

interface ResponseBody {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; field?: string } }[];
}

/** Sends an operation and returns its data. Throws an ApiError. */
export async function send<Result>(endpoint: string, token: string, query: string, variables: object): Promise<Result> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json', 'Accept-Language': document.documentElement.lang };
  if (token !== '') headers.Authorization = `Bearer ${token}`;
  const response = await request(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }), credentials: 'omit' });
  const body = await bodyOf(response);
  const [error] = body.errors ?? [];
  if (error) throw new ApiError(error.extensions?.code ?? 'INTERNAL', error.message, error.extensions?.field ?? null);
  return body.data as Result;
}

async function request(endpoint: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(endpoint, init);
  } catch (cause) {
    throw new ApiError('UNREACHABLE', cause instanceof Error ? cause.message : String(cause));
  }
}

async function bodyOf(response: Response): Promise<ResponseBody> {
  try {
    return (await response.json()) as ResponseBody;
  } catch {
    throw new ApiError('UNREACHABLE', `${response.status} ${response.statusText}`);
  }
}

/** Downloads a file with the token, which a plain link cannot send. Throws an ApiError. */
export async function download(url: string, token: string): Promise<{ name: string; content: Blob }> {
  const response = await request(url, { headers: { Authorization: `Bearer ${token}` }, credentials: 'omit' });
  if (!response.ok) throw new ApiError('UNREACHABLE', `${response.status} ${response.statusText}`);
  const name = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return { name: name ?? url.replace(/^.*\/|\?.*$/g, ''), content: await response.blob() };
}
