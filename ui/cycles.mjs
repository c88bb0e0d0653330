// Finds import cycles: `npm run check` fails if a module of src/ imports itself, directly or through others.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { metafile } = await build({
  absWorkingDir: dirname(fileURLToPath(import.meta.url)),
  entryPoints: ['src/main.jsx', 'src/network/main.tsx', 'src/network/canvas/layout.worker.ts'],
  outdir: 'assets',
  bundle: true,
  format: 'esm',
  write: false,
  metafile: true,
  packages: 'external',
  loader: { '.graphql': 'text', '.json': 'text' },
  define: { WORKERS: '{}' },
});
const modules = new Map(Object.entries(metafile.inputs).map(([name, { imports }]) => [name, imports.filter(({ external }) => !external).map(({ path }) => path)]));
if (modules.size < 40) throw new Error(`only ${modules.size} modules were found`);
const cycle = findCycle();
if (cycle) {
  console.error(`import cycle: ${cycle.join(' → ')}`);
  process.exitCode = 1;
}

/** Returns the modules of a cycle, the first one repeated at the end; null if there is none. */
function findCycle() {
  const finished = new Set();
  const visit = (name, path) => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (finished.has(name)) return null;
    for (const next of modules.get(name) ?? []) {
      const found = visit(next, [...path, name]);
      if (found) return found;
    }
    finished.add(name);
    return null;
  };
  for (const name of modules.keys()) {
    const found = visit(name, []);
    if (found) return found;
  }
  return null;
}
