import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import { argumentOf, type LibraryCall, libraryCall } from './arguments.ts';
import { argumentsFor } from './bind.ts';
import { callersOf } from './callers.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments } from './frames.ts';
import { type Leaf, leaf, merged } from './leaf.ts';
import type { Frame, Held } from './reference.ts';
import { isSame } from './same.ts';

/**
 * Files that a function writes and then reads, itself or by a function that it hands the name to: what it has written
 * is what is read.
 */

/**
 * The origins of what the function around a place has put into a file before, under the name that is read there, or
 * those that call it and give it the name. Nothing where they have put nothing, or where another function has.
 */
export function savedOrigins(
  engine: Engine,
  name: Held,
  read: Site,
  frame: Frame | undefined,
): readonly Leaf[] {
  return merged(savedAs(engine, fileNamed(engine, name), read, frame, MAX_CALLS));
}

/** Functions in functions that are given the name. */
const MAX_CALLS = 2;
/** Calls of the function that reads: one that so many share is a library of its own. */
const MAX_CALLERS = 16;

function savedAs(
  engine: Engine,
  file: Value,
  read: Site,
  frame: Frame | undefined,
  calls: number,
): readonly (readonly Leaf[])[] {
  const { tree } = read.scope.module;
  const before = savedIn(engine, read.scope).filter(
    ({ call, names }) =>
      tree.end(call.site.node) <= tree.start(read.node) &&
      names.some((name) => isSame(fileNamed(engine, name), file)),
  );
  const here = [...before.map((one) => dataOf(engine, one, frame)), ...fetchedAs(engine, file, read, frame)];
  if (calls === 0 || file.kind !== 'parameter' || file.site.scope !== read.scope) return here;
  const frames = frame?.scope === read.scope ? [frame] : callersOf(engine, read.scope);
  const further = frames.slice(0, MAX_CALLERS).flatMap((caller) => {
    const site = caller.call?.site;
    if (!site) return [];
    return argumentsFor(engine, caller, file.index).flatMap((held) =>
      savedAs(engine, fileNamed(engine, held), site, held.frame, calls - 1),
    );
  });
  return [...here, ...further];
}

/** The same file is meant by `os.path.abspath(name)` as by `name`. */
function fileNamed(engine: Engine, { value, frame }: Held): Value {
  let file = objectOf(value);
  while (file.kind === 'call' && file.args.length === 1 && isSameFile(engine, file, frame)) {
    const [only] = file.args;
    if (!only || only.keyword || only.unpacked) return file;
    file = objectOf(only.value);
  }
  return temporaryOf(engine, file, frame) ?? file;
}

/** `NamedTemporaryFile().name` stands for that file; of `fd, path = mkstemp()` both stand for one. */
function temporaryOf(engine: Engine, file: Value, frame: Frame | undefined): Value | undefined {
  const whole =
    file.kind === 'attribute' && file.name === NAME
      ? file.base
      : file.kind === 'item' && file.key.kind === 'constant'
        ? file.base
        : undefined;
  const refs = whole ? engine.near.refs(whole, frame) : [];
  const isTemporary = refs.some((ref) => ref.sort === 'library' && TEMPORARY.test(ref.path));
  return isTemporary && whole ? objectOf(whole) : undefined;
}

const NAME = intern('name');
const TEMPORARY = /^tempfile\.(NamedTemporaryFile|mkstemp)\(\)$/;

function isSameFile(engine: Engine, { callee }: CallOf, frame: Frame | undefined): boolean {
  const refs = engine.near.refs(callee, frame);
  return refs.length > 0 && refs.every((ref) => ref.sort === 'library' && SAME_FILE.test(ref.path));
}

const SAME_FILE =
  /^(os\.(fspath|fsdecode|path\.(abspath|realpath|normpath|expanduser))|builtins\.str|pathlib\.Path)$/;

/** A call that writes a file. */
interface Saved {
  readonly call: CallOf;
  /** What it may be named. */
  readonly names: readonly Held[];
}

function savedIn(engine: Engine, scope: Scope): readonly Saved[] {
  return engine.once<readonly Saved[]>('saved files', scope, [], () => {
    const saved: Saved[] = [];
    for (const call of engine.walked(scope).values.values()) {
      if (call.kind !== 'call' || !engine.catalogue.saving.has(lastNameOf(call))) continue;
      const names = savings(engine.near, call, undefined).flatMap(({ library, saving }) =>
        argumentOf(engine.near, library, saving.name).flatMap((held) => namesOf(engine.near, held)),
      );
      if (names.length > 0) saved.push({ call, names });
    }
    return saved;
  });
}

/** What the models say of a call. */
function savings(engine: Engine, call: CallOf, frame: Frame | undefined) {
  return engine.refs(call.callee, frame).flatMap((ref) => {
    if (ref.sort !== 'library') return [];
    const library = libraryCall(ref, call, heldArguments(call, frame), frame);
    return (ref.entry?.saves ?? []).map((saving) => ({ library, saving }));
  });
}

/** The name itself, or that of a file that was opened. */
function namesOf(engine: Engine, held: Held): readonly Held[] {
  const opened = engine.refs(held.value, held.frame).flatMap((ref) => {
    if (ref.sort !== 'library' || ref.path !== OPEN || !ref.made) return [];
    const call: LibraryCall = { callee: ref, args: ref.made.args, receiver: undefined };
    return argumentOf(engine, call, '0:file');
  });
  return opened.length > 0 ? opened : [held];
}

const OPEN = 'builtins.open()';

/**
 * The same of functions of the project that are called before, with the file's name or its folder, and say by their names that
 * they fetch: `download(url, folder, "weights.pt")`.
 */
function fetchedAs(
  engine: Engine,
  file: Value,
  read: Site,
  frame: Frame | undefined,
): readonly (readonly Leaf[])[] {
  const { tree } = read.scope.module;
  const folder = folderOf(file);
  return fetchingIn(engine, read.scope)
    .filter((call) => tree.end(call.site.node) <= tree.start(read.node))
    .flatMap((call) => {
      const args = heldArguments(call, frame);
      return engine.near.refs(call.callee, undefined).flatMap((ref) => {
        const inner = ref.sort === 'function' ? frameOf(engine, ref, call, args) : undefined;
        if (!inner) return [];
        const isGiven = (target: Value, wanted: Value) =>
          target.kind === 'parameter' &&
          target.site.scope === inner.scope &&
          argumentsFor(engine, inner, target.index).some((held) => isSame(fileNamed(engine, held), wanted));
        const isFile = (name: Held) => {
          const target = fileNamed(engine, name);
          const within = folderOf(target);
          return isGiven(target, file) || (within && folder ? isGiven(within, folder) : false);
        };
        return savedIn(engine, inner.scope)
          .filter(({ names }) => names.some(isFile))
          .map((one) => dataOf(engine, one, inner));
      });
    });
}

function fetchingIn(engine: Engine, scope: Scope): readonly CallOf[] {
  return engine.once<readonly CallOf[]>('fetching calls', scope, [], () =>
    [...engine.walked(scope).values.values()].filter(
      (value): value is CallOf => value.kind === 'call' && FETCHING.test(lastNameOf(value)),
    ),
  );
}

const FETCHING = /download|fetch|retrieve/i;

/** The folder of `os.path.join(folder, name)` and `folder / name`. */
function folderOf(file: Value): Value | undefined {
  if (file.kind === 'operation' && file.operator === '/')
    return file.operands[0] && objectOf(file.operands[0]);
  if (file.kind !== 'call' || file.args.length < 2 || lastNameOf(file) !== 'join') return undefined;
  const [first] = file.args;
  return first && !first.unpacked ? objectOf(first.value) : undefined;
}

function dataOf(engine: Engine, { call }: Saved, frame: Frame | undefined): readonly Leaf[] {
  const leaves = savings(engine, call, frame).flatMap(({ library, saving: { from, origin, note } }) => {
    const own = origin ? [leaf(origin, note ?? 'a downloaded file', call.site)] : [];
    const given = from === undefined ? [] : argumentOf(engine, library, from);
    return [...own, ...given.flatMap((held) => engine.originsOfHeld(held))];
  });
  return leaves.map((one) => ({ ...one, stream: true }));
}

function lastNameOf({ callee }: CallOf): string {
  const object = objectOf(callee);
  if (object.kind === 'attribute' || object.kind === 'global') return spelling(object.name);
  if (object.kind === 'function') return object.scope.name;
  return object.kind === 'library' ? object.path.slice(object.path.lastIndexOf('.') + 1) : '';
}
