const KEY = 'proposal-tracker:token';

/** What was pasted, without "Bearer", quotes or line breaks that came along with it. */
export function clean(pasted) {
  return pasted.replace(/\s+/g, ' ').trim().replace(/^(authorization:\s*)?bearer\s+/i, '').replace(/^"|"$/g, '').replace(/\s/g, '');
}

/** The token of this tab; the session's storage ends with the tab and is never shared with another. */
export function load() {
  return sessionStorage.getItem(KEY) ?? '';
}

export function save(token) {
  if (token === '') sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}

/**
 * Who the token says it is for, to be read by a person: it is not verified here.
 * fault is true where the server will surely refuse it.
 */
export function describe(token, now) {
  if (token === '') return { text: 'No token: you see what is public.', fault: false };
  const claims = decode(token);
  if (claims === null) return { text: 'This is not a token: three parts divided by dots were expected.', fault: true };
  const who = claims.delegation ?? claims.sub ?? 'no subject';
  const scope = claims.scope ? claims.scope : 'no scopes';
  if (typeof claims.exp !== 'number') return { text: `${who} · ${scope}`, fault: false };
  const until = new Date(claims.exp * 1000);
  if (until <= now) return { text: `${who} · expired ${moment(until)}`, fault: true };
  return { text: `${who} · ${scope} · until ${moment(until)}`, fault: false };
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
