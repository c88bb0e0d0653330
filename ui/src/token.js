const KEY = 'proposal-tracker:token';

/** Removes "Bearer", quotes and white space from pasted text. */
export function clean(pasted) {
  return pasted.replace(/\s+/g, ' ').trim().replace(/^(authorization:\s*)?bearer\s+/i, '').replace(/^"|"$/g, '').replace(/\s/g, '');
}

/** Returns the token of this tab. Session storage ends with the tab and is not shared with other tabs. */
export function load() {
  return sessionStorage.getItem(KEY) ?? '';
}

export function save(token) {
  if (token === '') sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}

/**
 * Describes the token's claims, which are not verified here. invalid is true if the server will certainly
 * reject the token.
 */
export function describe(token, now) {
  const { state, who, scope, until } = read(token, now);
  if (state === 'none') return { text: 'No token: you see public data.', invalid: false };
  if (state === 'malformed') return { text: 'This is not a valid token: it must have three parts separated by dots.', invalid: true };
  if (state === 'expired') return { text: `${who ?? 'no subject'} · expired ${moment(until)}`, invalid: true };
  const end = until === null ? '' : ` · until ${moment(until)}`;
  return { text: `${who ?? 'no subject'} · ${scope ?? 'no scopes'}${end}`, invalid: false };
}

/**
 * Reads the token's claims.
 * @param {string} token
 * @param {Date} now
 * @returns {{state: 'none' | 'malformed' | 'expired' | 'valid', who: string | null, scope: string | null, until: Date | null}}
 */
export function read(token, now) {
  const nothing = { who: null, scope: null, until: null };
  if (token === '') return { state: 'none', ...nothing };
  const claims = decode(token);
  if (claims === null) return { state: 'malformed', ...nothing };
  const until = typeof claims.exp === 'number' ? new Date(claims.exp * 1000) : null;
  const state = until !== null && until <= now ? 'expired' : 'valid';
  return { state, who: claims.delegation ?? claims.sub ?? null, scope: claims.scope ? claims.scope : null, until };
}

function decode(token) {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const bytes = Uint8Array.from(atob(parts[1].replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' ? claims : null;
  } catch {
    return null;
  }
}

function moment(date) {
  return date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
