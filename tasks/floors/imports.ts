/** One import or re-export of a module. */
export interface Import {
  /** 1 is the first line of the file. */
  readonly line: number;
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** `import … from "x"`, `import "x"`, `export … from "x"`: deno fmt puts them in column 0. */
const STATEMENT = /^(?:import|export)\b(?:[^;"'`]*?\bfrom)?\s*"([^"\n]+)"/gm;
const DYNAMIC = /\bimport\(\s*"([^"\n]+)"/g;

/** The imports of a formatted TypeScript file. */
export function importsOf(source: string): Import[] {
  return [...matches(source, STATEMENT), ...matches(source, DYNAMIC)]
    .filter(({ start }) => !isComment(source, start))
    .map(({ start, text, specifier }) => ({
      line: source.slice(0, start).split("\n").length,
      specifier,
      typeOnly: /^(?:import|export)\s+type\b/.test(text),
    }));
}

function matches(source: string, pattern: RegExp) {
  return [...source.matchAll(pattern)].map((match) => ({
    start: match.index,
    text: match[0],
    specifier: match[1]!,
  }));
}

function isComment(source: string, position: number): boolean {
  const line = source.slice(source.lastIndexOf("\n", position) + 1, position);
  return /^\s*(\/\/|\/?\*)/.test(line);
}
