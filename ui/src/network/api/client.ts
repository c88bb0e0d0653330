/** Why an operation has no answer: a code of the API, or UNREACHABLE where the server did not answer as one. */
export class Fault extends Error {
  constructor(readonly code: string, message: string, readonly field: string | null = null) {
    super(message);
  }
}

interface Reply {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; field?: string } }[];
}

/** Sends one operation and returns its data; it throws a [Fault]. */
export async function ask<Answer>(endpoint: string, token: string, query: string, variables: object): Promise<Answer> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' };
  if (token !== '') headers.Authorization = `Bearer ${token}`;
  const response = await reach(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }), credentials: 'omit' });
  const reply = await replyOf(response);
  const [error] = reply.errors ?? [];
  if (error) throw new Fault(error.extensions?.code ?? 'INTERNAL', error.message, error.extensions?.field ?? null);
  return reply.data as Answer;
}

async function reach(endpoint: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(endpoint, init);
  } catch (cause) {
    throw new Fault('UNREACHABLE', cause instanceof Error ? cause.message : String(cause));
  }
}

async function replyOf(response: Response): Promise<Reply> {
  try {
    return (await response.json()) as Reply;
  } catch {
    throw new Fault('UNREACHABLE', `${response.status} ${response.statusText}`);
  }
}

/** Takes a file from the server with the token, which a plain link cannot carry. */
export async function take(url: string, token: string): Promise<{ name: string; content: Blob }> {
  const response = await reach(url, { headers: { Authorization: `Bearer ${token}` }, credentials: 'omit' });
  if (!response.ok) throw new Fault('UNREACHABLE', `${response.status} ${response.statusText}`);
  const name = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return { name: name ?? url.replace(/^.*\/|\?.*$/g, ''), content: await response.blob() };
}
