// Loads the editor's workers from our own origin. build.mjs replaces WORKERS with their hashed names, which are
// relative to this script, so that the page can be mounted anywhere.
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = WORKERS[label] ?? WORKERS.editor;
    return new Worker(new URL(name, import.meta.url));
  },
};
