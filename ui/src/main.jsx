import './workers.js';
import { useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { useGraphiQL } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import 'graphiql/style.css';
import './page.css';
import { EXAMPLES_PLUGIN, first } from './examples.jsx';
import { clean, describe, load, save } from './token.js';

const endpoint = document.querySelector('meta[name="graphql-endpoint"]').content;
const PLUGINS = [HISTORY_PLUGIN, EXAMPLES_PLUGIN];
const webSocketURL = new URL(endpoint, location.href);
webSocketURL.protocol = webSocketURL.protocol.replace('http', 'ws');

// Returns a fetcher that sends operations with a token. Subscriptions use a WebSocket, opened on demand.
function fetcherFor(token) {
  const authorization = token === '' ? {} : { Authorization: `Bearer ${token}` };
  return createGraphiQLFetcher({
    url: endpoint,
    headers: authorization,
    wsClient: createClient({ url: webSocketURL.href, connectionParams: authorization }),
  });
}

function TokenBar({ token, onChange }) {
  const { text, invalid } = describe(token, new Date());
  return (
    <form className="token-bar" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <strong>Proposal tracker</strong>
      <label htmlFor="token">Token</label>
      <input
        id="token"
        value={token}
        placeholder="Paste a token to act for a delegation"
        spellCheck={false}
        aria-describedby="token-status"
        aria-invalid={invalid}
        onChange={(event) => onChange(clean(event.target.value))}
      />
      <button type="button" disabled={token === ''} onClick={() => onChange('')}>Remove</button>
      <output id="token-status" className={invalid ? 'error' : undefined} title="Stored in this tab only, until it is closed.">{text}</output>
    </form>
  );
}

// GraphiQL's styles follow the system theme at any time, its editors only when the page is opened.
function FollowSystemTheme() {
  const { theme, setTheme } = useGraphiQL((state) => ({ theme: state.theme, setTheme: state.actions.setTheme }));
  useEffect(() => {
    if (theme) return undefined; // the reader has chosen a theme
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(null);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme, setTheme]);
  return null;
}

function Page() {
  const [token, setToken] = useState(load);
  const change = (next) => {
    save(next);
    setToken(next);
  };
  // With a new fetcher, GraphiQL reads the schema again, in case an invalid token prevented it before.
  const fetcher = useMemo(() => fetcherFor(token), [token]);
  return (
    <>
      <TokenBar token={token} onChange={change} />
      <main className="graphiql">
        <GraphiQL
          fetcher={fetcher}
          defaultQuery={first}
          plugins={PLUGINS}
          defaultEditorToolsVisibility
          inputValueDeprecation
          schemaDescription
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        >
          <FollowSystemTheme />
        </GraphiQL>
      </main>
    </>
  );
}

createRoot(document.getElementById('root')).render(<Page />);
