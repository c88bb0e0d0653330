declare module '*.graphql' {
  const text: string;
  export default text;
}

declare module '*.css';

/** The hashed file names of the workers, by their plain name; filled in by build.mjs. */
declare const WORKERS: Record<string, string>;
