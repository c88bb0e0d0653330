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

/** What stands in the editor at first. */
export const first = feed;

const examples = [
  { title: 'A list of proposals', query: feed },
  { title: 'One proposal', query: proposal, variables: proposalVariables },
  { title: 'Who sponsors with whom', query: network, variables: networkVariables },
  { title: 'What happens, as it happens', query: live, variables: liveVariables },
  { title: 'A delegation\u2019s desk', query: desk, token: true },
  { title: 'File a draft', query: filing, variables: filingVariables, token: true },
];

function Examples() {
  const { schema, queryEditor, variableEditor, addTab } = useGraphiQL((state) => ({
    schema: state.schema, queryEditor: state.queryEditor, variableEditor: state.variableEditor, addTab: state.actions.addTab,
  }));
  // A server may be older than its page: what its schema does not have is not offered.
  const offered = useMemo(() => (schema && queryEditor && variableEditor ? examples.filter(({ query }) => validate(schema, parse(query)).length === 0) : []), [schema, queryEditor, variableEditor]);
  const open = ({ query, variables }) => {
    addTab();
    queryEditor.setValue(query);
    variableEditor.setValue(variables ?? '');
  };
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>{schema ? 'Each opens in a tab of its own. Ctrl+Enter runs it.' : 'They are here once the schema has been read.'}</p>
      <ul>
        {offered.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>{example.title}</button>
            {example.token && <small>needs a token of a delegation</small>}
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

/** The examples in GraphiQL's side bar. */
export const EXAMPLES_PLUGIN = { title: 'Examples', icon: Icon, content: Examples };
