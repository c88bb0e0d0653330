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
const listenAt = new URL(endpoint, location.href);
listenAt.protocol = listenAt.protocol.replace('http', 'ws');

// What sends operations for a token; subscriptions go over a WebSocket, opened when there is one.
function fetcherFor(token) {
  const authorization = token === '' ? {} : { Authorization: `Bearer ${token}` };
  return createGraphiQLFetcher({
    url: endpoint,
    headers: authorization,
    wsClient: createClient({ url: listenAt.href, connectionParams: authorization }),
  });
}

function TokenBar({ token, onChange }) {
  const { text, fault } = describe(token, new Date());
  return (
    <form className="token-bar" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <strong>Proposal tracker</strong>
      <label htmlFor="token">Token</label>
      <input
        id="token"
        value={token}
        placeholder="Paste a token to speak for a delegation"
        spellCheck={false}
        aria-describedby="token-says"
        aria-invalid={fault}
        onChange={(event) => onChange(clean(event.target.value))}
      />
      <button type="button" disabled={token === ''} onClick={() => onChange('')}>Forget</button>
      <output id="token-says" className={fault ? 'fault' : undefined} title="Kept in this tab only, until it is closed.">{text}</output>
    </form>
  );
}

// GraphiQL's styles follow the system by themselves, its editors only when the page is opened.
function FollowSystem() {
  const { theme, setTheme } = useGraphiQL((state) => ({ theme: state.theme, setTheme: state.actions.setTheme }));
  useEffect(() => {
    if (theme) return undefined; // the reader has chosen one
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
  // A new fetcher makes GraphiQL read the schema again, which a refused token had hidden.
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
          <FollowSystem />
        </GraphiQL>
      </main>
    </>
  );
}

createRoot(document.getElementById('explorer')).render(<Page />);
