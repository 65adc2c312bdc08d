import type { Ground } from '../../../finding/fix.ts';
import { bindersOf, variableAt } from '../../payload/binders.ts';
import { builtinRebound } from '../../payload/from-outside.ts';
import { payloadOf } from '../../payload/infer.ts';
import { type Payload, partsOf, union, wordsOf } from '../../payload/payload.ts';
import { isReplaced } from '../../payload/replaced.ts';
import { textFileAt } from '../../payload/text-files.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { errorsTold, OF_EVAL } from '../pickle/errors.ts';
import { callersHandle, errorsHandled } from '../pickle/handlers.ts';
import { hasStars } from '../python/arguments.ts';
import { replaceCallee } from '../python/callee.ts';
import { otherLibraries } from '../python/libraries.ts';
import { attributesAsked } from '../python/result.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Case, Repair } from '../repair.ts';

/** Lib/ast.py: displays of literals, nothing that is called or looked up. */
export const repair: Repair = {
  id: 'literal-eval',
  rules: ['injection/eval'],
  levels: ['safe', 'unsafe', 'suggestion'],
  page: {
    title: 'Values without code',
    changes: '`eval(text)` becomes `ast.literal_eval(text)`, which knows literals and displays of them only.',
    safe: 'The text is what lies in one file. All places of the project that may write to a file of that name write the `repr` of a value, once, and it is proved to consist of `None`, `bool`, `int`, `str`, `bytes`, lists and dicts with texts as keys. Nothing moves, copies or unpacks a file onto it. No handler there, around a caller or elsewhere tells the errors of `eval` from others, nobody replaces `eval`, `repr` or `open`, and the project runs on Python 3 alone.',
    unsafe:
      'The text is an expression: it calls or names something, or it is what `repr` gives for `nan` and `inf`, a `frozenset`, a date, a scalar of NumPy, an object. Where a function of the project makes the text it is a suggestion only: that is mostly code.',
    refused:
      '`no-equivalent` where globals are given, the text is put together around what was given, or the result is called; `dynamic` where `eval` comes by a variable.',
    before: 'limits = eval(stream.read())\n',
    after: 'import ast\n\nlimits = ast.literal_eval(stream.read())\n',
  },
  propose(about) {
    const { callee, module, tree, node } = about;
    if (callee !== 'builtins.eval') return undefined;
    const spot = { module, node };
    const func = tree.kind(node) === Kind.Call ? tree.child(node, Field.Call.func) : 0;
    if (tree.kind(func) !== Kind.Name || tree.name(func) !== 'eval')
      return refuse('dynamic', 'eval is not called by its own name', spot);
    if (hasStars(tree, node) || tree.count(node) !== 1)
      return refuse('no-equivalent', 'it is given names to look up', spot);
    const text = tree.item(node, 0);
    if (tree.kind(text) === Kind.Keyword) return refuse('no-equivalent', 'it is given a keyword', spot);
    checkText(about, { module, node: text });
    checkResult(about);
    const { because, unless } = groundsFor(about, { module, node: text });
    return {
      title: 'ast.literal_eval in place of eval',
      applicability: isMadeHere(about, text) ? 'suggestion' : unless.length === 0 ? 'safe' : 'unsafe',
      because,
      unless,
      write: (draft) =>
        replaceCallee(
          draft,
          about,
          { sort: 'name', node: func },
          draft.attribute(spot, 'ast', 'literal_eval'),
        ),
    };
  },
};

/** `eval(parsed(field))`: what a function of the project makes of a text is mostly code. */
function isMadeHere({ engine, module, tree }: Case, text: number): boolean {
  if (tree.kind(text) !== Kind.Call) return false;
  const { values } = engine.walked(engine.program.enclosingScope(module, text));
  const value = values.get(tree.child(text, Field.Call.func));
  return value !== undefined && engine.refs(value, undefined).some(({ sort }) => sort === 'function');
}

/** Code with a hole in it is meant to be run. */
function checkText({ engine }: Case, spot: Spot): void {
  const { module, node } = spot;
  const { tree } = module;
  const variable = tree.kind(node) === Kind.Name ? variableAt(engine, module, node) : undefined;
  const values = ((variable && bindersOf(engine, variable)) ?? []).flatMap((binder) =>
    binder.sort === 'value' || binder.sort === 'added' ? [binder.node] : [],
  );
  const spots = [node, ...values].map((value) => ({ module, node: value }));
  for (const { module: from, node: value } of [...spots, ...attributeValues(engine, spot)])
    if (PUT_TOGETHER.has(from.tree.kind(value)) || isCompiled(from.tree, value))
      refuse('no-equivalent', 'the text is put together, so it is code', { module: from, node: value });
}

/** What is anywhere put into an attribute of that name, or behind what is in it. */
function attributeValues({ program }: Case['engine'], { module: { tree }, node }: Spot): readonly Spot[] {
  if (tree.kind(node) !== Kind.Attribute) return [];
  const name = tree.nameId(node);
  return program.mentioning(name).flatMap((module) =>
    Array.from(module.written.named(name)).flatMap((target) => {
      const statement = module.tree.parent(target);
      const kind = module.tree.kind(statement);
      if (kind === Kind.AugAssign)
        return [{ module, node: module.tree.child(statement, Field.AugAssign.value) }];
      if (kind !== Kind.Assign || !module.tree.isStore(target)) return [];
      const value = module.tree.child(statement, Field.Assign.value);
      // An attribute that begins empty says nothing.
      return module.tree.kind(value) === Kind.Str ? [] : [{ module, node: value }];
    }),
  );
}

const PUT_TOGETHER: ReadonlySet<number> = new Set([Kind.JoinedStr, Kind.BinOp, Kind.Str, Kind.Bytes]);

/** `eval(compile(…))`, `"…".format(…)`. */
function isCompiled(tree: Case['tree'], value: number): boolean {
  if (tree.kind(value) !== Kind.Call) return false;
  const name = tree.name(tree.child(value, Field.Call.func));
  return name === 'compile' || name === 'format' || name === 'join';
}

/** Methods of plain values: what has others is none. */
const PLAIN = new Set(
  'get items keys values append extend pop copy update sort split strip startswith endswith index count setdefault insert remove'.split(
    ' ',
  ),
);

const CONDITIONS: ReadonlySet<number> = new Set([Kind.If, Kind.While, Kind.BoolOp, Kind.UnaryOp]);

function checkResult(about: Case): void {
  const { tree, node, module } = about;
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.Call && tree.child(parent, Field.Call.func) === node)
    refuse('no-equivalent', 'what it gives is called', { module, node: parent });
  if (CONDITIONS.has(tree.kind(parent)))
    refuse('no-equivalent', 'what it gives is a condition, so the text is code', { module, node });
  if (tree.kind(parent) === Kind.Expr)
    refuse('no-equivalent', 'what it gives is not used: it is run for what it does', { module, node });
  for (const name of attributesAsked(about))
    if (!PLAIN.has(name))
      refuse('no-equivalent', `what it gives has ${name}, so it is no plain value`, { module, node });
}

function groundsFor({ engine, module, node }: Case, text: Spot): { because: Ground[]; unless: string[] } {
  const file = textFileAt(engine, text, 'builtins.repr');
  const handled = errorsHandled({ module, node });
  const isNew = engine.environment.pythons.every(({ major }) => major === 3);
  const unless = [
    ...(handled.isNarrow || (file && callersHandle(engine, { module, node }))
      ? ['a handler around it is for NameError, SyntaxError or the like: rubbish now raises ValueError, too']
      : []),
    // eval takes on what the file around imports from __future__, literal_eval does not.
    ...(isNew ? [] : ['Python 2 runs it in a file with unicode_literals']),
  ];
  const isOther =
    isReplaced(engine, 'builtins.eval') ||
    isReplaced(engine, 'ast.literal_eval') ||
    builtinRebound(engine, module, 'eval');
  if (!file || isOther)
    return { because: [{ note: 'literals are read alike' }], unless: [EXPRESSION, ...unless] };
  const payload = union(file.writers.map((writer) => payloadOf(engine, writer)));
  const because = [
    { note: `all that is written into ${file.path} is the repr of ${wordsOf(payload)}` },
    ...file.writers.map((writer) => ({ note: 'written here', ...placeOf(writer) })),
  ];
  return isLiteral(payload)
    ? { because, unless: [...unless, ...errorsTold(engine, OF_EVAL), ...otherLibraries(engine)] }
    : { because: because.slice(1), unless: [EXPRESSION, ...unless] };
}

const EXPRESSION =
  'the text names or calls something, or is what repr gives for nan, inf, a frozenset, a date, a scalar of NumPy or an object';

const LITERAL: ReadonlySet<string> = new Set([
  ...['none', 'bool', 'int', 'str', 'bytes', 'list', 'dict', 'record', 'union'],
]);

/** A float may be nan or inf, and so may a number in parsed JSON. */
function isLiteral(payload: Payload): boolean {
  return partsOf(payload).every(
    (part) => LITERAL.has(part.kind) || (part.kind === 'declared' && part.isTyped),
  );
}
