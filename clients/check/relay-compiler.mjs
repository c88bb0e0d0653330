// Runs Relay's compiler with the settings and the schema that proposaltracker-client has for it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Compiles the operations in a folder, and returns the artifacts by name. The compiler must not warn. `schema` is the
 * text of the schema; by default, that of the package.
 */
export function compile(operations, schema = readFileSync(require.resolve('proposaltracker-client/schema.graphql'), 'utf8')) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  cpSync(operations, join(folder, 'operations'), { recursive: true });
  mkdirSync(join(folder, 'artifacts'));
  const settings = JSON.parse(readFileSync(require.resolve('proposaltracker-client/relay.json'), 'utf8'));
  writeFileSync(join(folder, 'schema.graphql'), schema);
  const config = {
    ...settings,
    src: './operations',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
    eagerEsModules: false, // Node.js runs the artifacts without a bundler
  };
  writeFileSync(join(folder, 'relay.json'), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve('relay-compiler/cli.js'), join(folder, 'relay.json')], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Compilation completed/);
  assert.doesNotMatch(stdout + stderr, /warn/i);
  const load = createRequire(join(folder, 'artifacts', 'index.js'));
  return Object.fromEntries(readdirSync(join(folder, 'artifacts')).map((name) => [name.replace('.graphql.js', ''), load(`./${name}`)]));
}
