import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { intern } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';
import { writtenIn } from './call.ts';
import { constantAt } from './meaning.ts';
import { otherWriter } from './other-writers.ts';
import type { Spot } from './payload.ts';
import { replacedIn } from './replaced.ts';
import { isOnlyNamed, isSameFile, lastName, mayWriteBytes } from './text-files.ts';
import { usesOfLibrary } from './uses.ts';

/** Files that functions of a library save and load by their path: `torch.save(x, "model.pt")`, `numpy.save("a.npy", x)`. */
export interface Saving {
  readonly library: string;
  /** Last names of all functions of the library that write or read such a file. */
  readonly names: readonly string[];
  readonly writes: RegExp;
  readonly reads: RegExp;
  /** The argument that names the file, for each. */
  readonly file: { readonly keyword: string; readonly writing: number; readonly reading: number };
  /** What is added to a name without it: `.npy`. */
  readonly ending?: string;
}

/**
 * Every call that may write the file which a call reads, if it is certain that nothing else does: the name of the file
 * stands nowhere but in calls that save or load it. Writers whose path is not known may write this file, too.
 */
export function writersOf(
  engine: Engine,
  read: Spot,
  { library, names, writes, reads, file, ending = '' }: Saving,
): readonly Spot[] | undefined {
  const nameOf = ({ module, node }: Spot, position: number) =>
    constantAt(engine, { module, node: writtenIn(module.tree, node, file.keyword, position) });
  const path = nameOf(read, file.reading);
  if (path === undefined || path === '') return undefined;
  const { uses, doubtful } = usesOfLibrary(engine, names, (one) => writes.test(one) || reads.test(one));
  const calls = uses.map(({ module, node, path: called }) => ({
    isCall: isCallee(module.tree, node),
    writes: writes.test(called),
    spot: { module, node: module.tree.parent(node) },
  }));
  // A function that is handed on, or one of which it is not known what it is, in a file that knows the library.
  if (calls.some(({ isCall }) => !isCall)) return undefined;
  if (doubtful.some(({ module }) => module.written.has(intern(library)))) return undefined;
  const isNaming = ({ module, node }: Spot) =>
    calls.some(
      ({ spot, writes: isWriter }) =>
        spot.module === module &&
        writtenIn(module.tree, spot.node, file.keyword, isWriter ? file.writing : file.reading) === node,
    );
  const bare = ending !== '' && path.endsWith(ending) ? path.slice(0, -ending.length) : path;
  if (!isOnlyNamed(engine, bare, isNaming)) return undefined;
  if (replacedIn(engine, (one) => one.startsWith(`${library}.`) && !SETTINGS.test(one))) return undefined;
  if (otherWriter(engine, lastName(path)) || mayWriteBytes(engine, path)) return undefined;
  if (dumpedByPath(engine, lastName(path))) return undefined;
  const writers = calls.filter(({ writes: isWriter, spot }) => {
    const name = isWriter ? nameOf(spot, file.writing) : undefined;
    return isWriter && (name === undefined || isSameFile(ended(name, ending), ended(path, ending)));
  });
  return writers.length === 0 ? undefined : writers.map(({ spot }) => spot);
}

const DUMP = intern('dump');

/** `array.dump(path)`: a pickle of its own, by a name that may be any. */
function dumpedByPath(engine: Engine, file: string): boolean {
  return engine.program.mentioning(DUMP).some((module) =>
    Array.from(module.written.named(DUMP)).some((node) => {
      const { tree } = module;
      const call = tree.parent(node);
      if (tree.kind(node) !== Kind.Attribute || !isCallee(tree, node) || tree.count(call) !== 1) return false;
      const name = constantAt(engine, { module, node: tree.item(call, 0) });
      return name === undefined || lastName(name) === file;
    }),
  );
}

/** Switches of libraries, which change nothing of what is written. */
const SETTINGS = /^torch\.(backends|_dynamo|_inductor|autograd)\./;

function ended(path: string, ending: string): string {
  return path.endsWith(ending) ? path : `${path}${ending}`;
}
