import { useMemo } from 'react';
import { useGraphiQL } from '@graphiql/react';
import { parse, validate } from 'graphql';
import desk from './examples/desk.graphql';
import feed from './examples/feed.graphql';
import filing from './examples/filing.graphql';
import filingVariables from './examples/filing.json';
import live from './examples/live.graphql';
import liveVariables from './examples/live.json';
import network from './examples/network.graphql';
import networkVariables from './examples/network.json';
import proposal from './examples/proposal.graphql';
import proposalVariables from './examples/proposal.json';
import webhooks from './examples/webhooks.graphql';
import webhooksVariables from './examples/webhooks.json';

/** The initial content of the editor. */
export const first = feed;

const examples = [
  { title: 'List of proposals', query: feed },
  { title: 'One proposal', query: proposal, variables: proposalVariables },
  { title: 'The co-sponsorship network', query: network, variables: networkVariables },
  { title: 'Live updates', query: live, variables: liveVariables },
  { title: 'Inbox of a delegation', query: desk, token: true },
  { title: 'File a draft', query: filing, variables: filingVariables, token: true },
  { title: 'Create a webhook', query: webhooks, variables: webhooksVariables, token: true },
];

function Examples() {
  const { schema, queryEditor, variableEditor, addTab } = useGraphiQL((state) => ({
    schema: state.schema, queryEditor: state.queryEditor, variableEditor: state.variableEditor, addTab: state.actions.addTab,
  }));
  // Examples that the server's schema does not support are not offered.
  const offered = useMemo(() => (schema && queryEditor && variableEditor ? examples.filter(({ query }) => validate(schema, parse(query)).length === 0) : []), [schema, queryEditor, variableEditor]);
  const open = ({ query, variables }) => {
    addTab();
    queryEditor.setValue(query);
    variableEditor.setValue(variables ?? '');
  };
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>{schema ? 'Each opens in a new tab. Ctrl+Enter runs it.' : 'Loading the schema…'}</p>
      <ul>
        {offered.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>{example.title}</button>
            {example.token && <small>needs a delegation’s token</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Icon() {
  return (
    <svg width="1em" height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 5h16M4 12h10M4 19h7M17 13v8l4-4z" />
    </svg>
  );
}

/** A GraphiQL plugin that shows the examples in the side bar. */
export const EXAMPLES_PLUGIN = { title: 'Examples', icon: Icon, content: Examples };
