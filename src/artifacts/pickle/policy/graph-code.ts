/**
 * The Python code that torch.fx keeps in a pickle, which loading runs. What torch writes is a list of calls of modules,
 * methods and functions of torch; this tells it from everything else, by letting nothing else through. Source:
 * torch/fx/graph.py, torch/fx/graph_module.py.
 */
import { effectOf } from './dangers.ts';

const LONGEST = 4 * 1024 * 1024;

/** What torch puts in front. */
const IMPORTS = new Set([
  '',
  'NoneType = type(None)',
  'from math import inf',
  'from math import nan',
  'from torch import device',
  'import torch',
  'import torch.fx._pytree as fx_pytree',
  'import torch.utils._pytree as pytree',
]);

const HEAD = /^def forward\(self(?:, \w+(?: : [\w.]+)?(?: = None)?)*\)(?: -> [\w.]+)?:$/;
const STATEMENT = /^ {4}(?:\w+ = |return )?(.*?)(?:; {2}(?:\w+ = )+None)?$/;
/** Names, numbers, texts without escapes, and what stands between them; nothing that makes a function or a loop. */
const TOKEN =
  / +|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\d[\w.]*|'[^'\\{}]*'|"[^"\\{}]*"|[-+*/%@<>=!&|^~(),:.[\]{}]/y;
const WORDS = new Set(
  'for while lambda import from def class exec eval yield await async with try global nonlocal del'.split(
    ' ',
  ),
);

/** Attributes that are Python's own, also as the name that getattr is given, and those of arrays that write files. */
const SPECIAL = /(?:^|[."'])(?:__|(?:numpy|tofile|dumps?|save|load|apply_|map_)(?:[."']|$))/;

/** True for code that does nothing but call what the graph consists of. */
export function isGraphCode(imports: string, code: string): boolean {
  if (imports.length + code.length > LONGEST || !imports.split('\n').every((line) => IMPORTS.has(line)))
    return false;
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  const [head = '', ...statements] = lines;
  return HEAD.test(head) && statements.every(isStatement);
}

function isStatement(line: string): boolean {
  const expression = STATEMENT.exec(line)?.[1];
  if (expression === undefined) return false;
  let before = '';
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(expression)?.[0];
    if (token === undefined || SPECIAL.test(token)) return false;
    const rest = expression.slice(start);
    const isCalled = rest.slice(token.length).trimStart().startsWith('(');
    const isName = /^[A-Za-z_]/.test(token);
    // An attribute of what the expression before it gives.
    if (isName && (WORDS.has(token) || (before !== '.' && !isPath(token, isCalled, rest)))) return false;
    before = token;
  }
  return true;
}

/** Parts of the graph, what was calculated before, functions and types of torch. */
function isPath(path: string, isCalled: boolean, rest: string): boolean {
  const [first = '', ...steps] = path.split('.');
  if (path === 'getattr') return /^getattr\(self(?:\.\w+)*, (?:"[^"]*"|'[^']*')\)/.test(rest);
  if (first === 'torch') return isOfTorch(steps, isCalled);
  if (OF_PYTREE.has(path)) return isCalled;
  if (IMPORTED.has(first)) return steps.length === 0 && first !== 'pytree' && first !== 'fx_pytree';
  return steps.length > 0 || !isCalled || path === 'slice';
}

function isOfTorch(steps: readonly string[], isCalled: boolean): boolean {
  const name = steps.at(-1) ?? '';
  if (!isCalled) return steps.length === 1 && TYPES.test(name);
  const module = ['torch', ...steps.slice(0, -1)].join('.');
  if (module !== 'torch' && module !== 'torch.nn.functional') return false;
  return effectOf(module, name) === undefined && !NOT_CALCULATING.test(name);
}

/** What the lines in front give names to. */
const IMPORTED = new Set(['NoneType', 'inf', 'nan', 'device', 'pytree', 'fx_pytree']);
const OF_PYTREE = new Set(['pytree.tree_unflatten', 'fx_pytree.tree_flatten_spec']);
const TYPES =
  /^(?:(?:float|int|uint|complex|bfloat)\d+|bool|long|half|double|float|int|strided|contiguous_format)$/;
const NOT_CALCULATING =
  /^(?:_|import|parse|get_|set_|use_|init|load|save|from_file|compile|export|fork|typename)/;
