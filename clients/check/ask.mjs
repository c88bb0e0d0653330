// A plain way of asking, with which each check compares what its client has.
import assert from 'node:assert/strict';

export const [site, token] = process.argv.slice(2);
assert.ok(token, `usage: node ${process.argv[1]} SITE TOKEN`);
export const url = `${site}/graphql`;

/** Says what is checked next, runs it, and names it where it fails. */
export async function check(what, test) {
  console.log(`checks: ${what}`);
  try {
    await test();
  } catch (error) {
    error.message = `${what}: ${error.message}`;
    throw error;
  }
}

/** Sends an operation by a bare request, which must succeed; without a token as the public. */
export async function ask(query, variables, bearer) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** The input of a draft. */
export const draft = (title) => ({
  workProgramme: 'ECOMMERCE',
  originalLanguage: 'EN',
  texts: [{ language: 'EN', title, body: '1  WHY\n\n1.1.  Paper costs time.\n' }],
});

/** An input with two faults, and what is told of them. */
export const faulty = { ...draft(''), workProgramme: 'ECOMERCE' };
export const faults = [
  { code: 'INVALID_INPUT', field: 'input.texts[0].title' },
  { code: 'INVALID_INPUT', field: 'input.workProgramme', allowed: ['ECOMMERCE'] },
];

/** A global fetch that counts what is sent, and keeps each request and its answer's head. */
export function counting() {
  const sent = [];
  const counted = async (input, init) => {
    const answer = await fetch(input, init);
    sent.push({ method: init?.method ?? 'GET', url: String(input), body: init?.body, status: answer.status, headers: answer.headers });
    return answer;
  };
  return { fetch: counted, sent };
}
