// The editor's workers, as files of our own: WORKERS is filled in by build.mjs with their
// hashed names, and they are found beside this script wherever the page is mounted.
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = WORKERS[label] ?? WORKERS.editor;
    return new Worker(new URL(name, import.meta.url));
  },
};
