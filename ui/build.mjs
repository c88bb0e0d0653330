// Bundles the pages into assets/, gzipped: `npm ci && npm run build --workspace=ui`. The output is the same
// on every machine, so `npm run check` can report whether the committed assets are up to date. The compressor
// is JavaScript because the output of zlib differs between versions.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { gzipSync } from 'fflate';

const here = dirname(fileURLToPath(import.meta.url));
const committed = join(here, 'assets');

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  outdir: 'assets',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  metafile: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
};

const workers = await build({
  ...common,
  format: 'iife',
  entryPoints: {
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
  },
});

const page = await build({
  ...common,
  format: 'esm',
  splitting: true,
  entryPoints: { page: 'src/main.jsx' },
  jsx: 'automatic',
  loader: { '.graphql': 'text', '.json': 'text', '.ttf': 'dataurl' },
  define: { ...common.define, WORKERS: JSON.stringify(namesOf(workers)) },
});

const layout = await build({
  ...common,
  format: 'iife',
  entryPoints: { layout: 'src/network/canvas/layout.worker.ts' },
});

const network = await build({
  ...common,
  format: 'esm',
  entryPoints: { network: 'src/network/main.tsx' },
  jsx: 'automatic',
  loader: { '.graphql': 'text' },
  define: { ...common.define, WORKERS: JSON.stringify(namesOf(layout)) },
});

const files = assemble();
if (process.argv.includes('--check')) check();
else write();

/** The hashed names of the built files, by their plain names. */
function namesOf(built) {
  const names = built.outputFiles.map((file) => basename(file.path));
  return Object.fromEntries(names.map((name) => [name.split(/[.-]/)[0], name]));
}

/** All assets, by the names of their gzipped files. */
function assemble() {
  const outputs = [workers, page, layout, network].flatMap((built) => built.outputFiles).map((file) => [basename(file.path), file.contents]);
  // The editor's lazily loaded parts have style sheets that GraphiQL's own one already includes: nothing loads them.
  const all = new Map(outputs.filter(([name]) => !name.endsWith('.css') || /^(page|network)-/.test(name)));
  for (const [name, template] of [['page', 'src/page.html'], ['network', 'src/network/network.html']]) {
    const named = (ending) => [...all.keys()].find((asset) => asset.startsWith(`${name}-`) && asset.endsWith(ending));
    const text = readFileSync(join(here, template), 'utf8').replace('{{.Style}}', named('.css')).replace('{{.Script}}', named('.js'));
    all.set(`${name}.html`, new TextEncoder().encode(text));
  }
  all.set('licenses.txt', new TextEncoder().encode(licenses()));
  const entries = [...all].map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes, { level: 9, mtime: 0 })]);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The licenses of all bundled packages, which must be distributed with them. */
function licenses() {
  const inputs = [workers, page, layout, network].flatMap((built) => Object.keys(built.metafile.inputs));
  const folders = inputs.map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean);
  return [...new Set(folders)].sort().map(license).join('\n');
}

function license(folder) {
  const about = JSON.parse(readFileSync(join(here, folder, 'package.json'), 'utf8'));
  const texts = readdirSync(join(here, folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name)).sort();
  const text = texts.map((name) => readFileSync(join(here, folder, name), 'utf8').trim()).join('\n\n');
  return `${'='.repeat(72)}\n${about.name} ${about.version} (${about.license})\n\n${text || 'The package contains no license text.'}\n`;
}

function write() {
  rmSync(committed, { recursive: true, force: true });
  mkdirSync(committed);
  for (const [name, bytes] of files) writeFileSync(join(committed, name), bytes);
  const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`assets: ${files.size} files, ${(size / 1e6).toFixed(1)} MB gzipped`);
}

function check() {
  const there = new Set(readdirSync(committed));
  const stale = [...files].filter(([name, bytes]) => !there.has(name) || !readFileSync(join(committed, name)).equals(bytes));
  const extra = [...there].filter((name) => !files.has(name));
  if (stale.length + extra.length === 0) return;
  console.error(`ui/assets is out of date: ${[...stale.map(([name]) => name), ...extra].join(', ')}\nRun: npm ci && npm run build --workspace=ui`);
  process.exitCode = 1;
}
