/**
 * The program is one bundle in two: the core, which every start needs and which is kept ready as a start-up snapshot,
 * and the parts, which are read from disk when a run asks for them. See docs/decisions/015-snapshot.md.
 */
import { realpathSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** After so many calls V8 optimises a function, if nobody says otherwise. */
const USUAL_CALLS_TO_OPTIMISE = 400;
/** A run of the core alone is over before most of what the optimising compiler does would pay. */
const LATE_CALLS_TO_OPTIMISE = 5000;

/** Loads a part: `./parts-1a2b/code-audit.js`, beside the program. */
export type PartLoader = (path: string) => unknown;

/** For `program`, the file that was started. */
export function partLoader(program: string): PartLoader {
  let load: PartLoader | undefined;
  return (path) => {
    load ??= openParts(program, dirname(path));
    return load(path);
  };
}

/** For as long as no part is asked for. */
export function optimiseLate(): void {
  setFlagsFromString(`--invocation-count-for-maglev=${LATE_CALLS_TO_OPTIMISE}`);
}

/** Switches first: compiled code is kept for those that hold when it is read and when it is written. */
function openParts(program: string, folder: string): PartLoader {
  // As Node names what it loads.
  const home = dirname(realpathSync(program));
  setFlagsFromString(`--invocation-count-for-maglev=${USUAL_CALLS_TO_OPTIMISE}`);
  enableCompileCache(join(home, '.compiled'));
  lookBesideEachOther(pathToFileURL(join(home, folder, '/')).href);
  return createRequire(program);
}

/** Where each part lies need not be looked for: Node asks the disk for each, and for every package.json above. */
function lookBesideEachOther(parts: string): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      /^\.\/[\w-]+\.js$/.test(specifier) && context.parentURL?.startsWith(parts)
        ? { url: parts + specifier.slice(2), format: 'module', shortCircuit: true }
        : next(specifier, context),
  });
}
