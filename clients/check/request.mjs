// Plain requests. The checks compare the results of the clients with theirs.
import assert from 'node:assert/strict';

export const [site, token] = process.argv.slice(2);
assert.ok(token, `usage: node ${process.argv[1]} SITE TOKEN`);
export const url = `${site}/graphql`;

/** Prints the subject, runs the test, and adds the subject to its error. */
export async function check(subject, test) {
  console.log(`check: ${subject}`);
  try {
    await test();
  } catch (error) {
    error.message = `${subject}: ${error.message}`;
    throw error;
  }
}

/** Sends an operation, which must succeed. Without a token it sees public data. */
export async function request(query, variables, bearer) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** The input of a draft. */
export const draft = (title) => ({
  workProgramme: 'ECOMMERCE',
  originalLanguage: 'EN',
  texts: [{ language: 'EN', title, content: { body: '1  WHY\n\n1.1.  Paper costs time.\n' } }],
});

/** An input with two errors, and the extensions of these errors. */
export const invalidDraft = { ...draft(''), workProgramme: 'ECOMERCE' };
const unknownProgramme = [{ name: 'object', values: ['WORK_PROGRAMME'] }, { name: 'value', values: ['ECOMERCE'] }, { name: 'nearest', values: ['ECOMMERCE'] }];
export const expectedErrors = [
  { code: 'INVALID_INPUT', reason: 'EMPTY', params: [], field: 'input.texts[0].title' },
  { code: 'INVALID_INPUT', reason: 'UNKNOWN_CODE', params: unknownProgramme, field: 'input.workProgramme' },
];

/** Returns a fetch that records each request with the status and headers of its response. */
export function recordingFetch() {
  const sent = [];
  const recording = async (input, init) => {
    const response = await fetch(input, init);
    sent.push({ method: init?.method ?? 'GET', url: String(input), body: init?.body, status: response.status, headers: response.headers });
    return response;
  };
  return { fetch: recording, sent };
}
