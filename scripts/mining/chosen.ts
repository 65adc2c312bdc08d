/**
 * Which of the functions that changed between two releases belong to one flaw. A release changes other things as well;
 * what the advisory says tells them apart.
 */
import type { MinedFlaw } from '../../src/dependencies/symbols/mined.ts';
import { definitionsOf } from './definitions.ts';
import type { Release } from './release.ts';
import type { Touched } from './touched.ts';

export interface Chosen {
  readonly by: MinedFlaw['by'];
  readonly symbols: readonly Touched[];
}

/** More than this and nothing says which of them are meant. */
const FEW = 5;
const MOST_AT_A_PLACE = 20;

/** Undefined where it cannot be told. `text` is what the advisory says. */
export function chosenFor(text: string, release: Release, touched: readonly Touched[]): Chosen | undefined {
  if (/\*\* ?DISPUTED/.test(text)) return undefined;
  const said = wordsOf(text);
  const named = [...touched.filter((one) => isNamed(one, said)), ...namedBeside(release, touched, said)];
  if (named.length > 0 && named.length <= MOST_AT_A_PLACE) return { by: 'name', symbols: named };
  const placed = touched.filter((one) => isPlaced(one, text, said));
  if (placed.length > 0 && placed.length <= MOST_AT_A_PLACE) return { by: 'place', symbols: placed };
  if (touched.length > 0 && touched.length <= FEW) return { by: 'size', symbols: touched };
  return undefined;
}

interface Said {
  /** Every word. */
  readonly words: ReadonlySet<string>;
  /** Dotted names that are written as code: with parentheses behind them, or between ticks. */
  readonly code: readonly string[];
}

function wordsOf(text: string): Said {
  const called = [...text.matchAll(/([A-Za-z_][\w.]*)\(/g)].map(([, name]) => name as string);
  const ticked = [...text.matchAll(/`+([A-Za-z_][\w.]*)(?:\([^`]*\))?`+/g)].map(([, name]) => name as string);
  // The `AppBuilder` of Flask-AppBuilder is part of a name for people.
  const words = text.match(/(?<![-\w])[A-Za-z_]\w*(?![-\w])/g) ?? [];
  return { words: new Set(words), code: [...new Set([...called, ...ticked])] };
}

/** A plain word of English is a name only where it is written as code. */
function isName(word: string, { words, code }: Said): boolean {
  if (code.some((name) => name === word || name.endsWith(`.${word}`))) return true;
  return words.has(word) && /[a-z]_[a-z]|^_|[a-z][A-Z]/.test(word) && word.length > 4;
}

function isNamed({ name }: Touched, said: Said): boolean {
  const [last, owner] = name.split('.').reverse() as [string, string?];
  if (/^__\w+__$/.test(last)) return owner !== undefined && isName(owner, said);
  return isName(last, said);
}

/** What the advisory writes as code and a module that was touched defines: the fix may be in what it calls. */
function namedBeside(release: Release, touched: readonly Touched[], { code }: Said): Touched[] {
  const modules = new Set(touched.map(({ module }) => module));
  const known = new Set(touched.map(({ module, name }) => `${module}.${name}`));
  return release.modules
    .filter(({ name }) => modules.has(name))
    .flatMap((module) =>
      [...definitionsOf(release.program, module).functions.keys()]
        .filter((name) => code.some((said) => isSame(`${module.name}.${name}`, name, said)))
        .map((name) => ({ module: module.name, name }))
        .filter(({ name }) => !known.has(`${module.name}.${name}`)),
    );
}

/** `html.urlize` says more than `urlize`, which has to be all of the name. */
function isSame(full: string, name: string, said: string): boolean {
  return said.includes('.') ? full === said || full.endsWith(`.${said}`) : name === said;
}

/** The advisory names the file, the module or the class. */
function isPlaced({ module, name }: Touched, text: string, said: Said): boolean {
  const [, owner] = name.split('.').reverse() as [string, string?];
  if (owner !== undefined && isName(owner, said)) return true;
  const file = module.replaceAll('.', '/');
  return (
    module.includes('.') &&
    (text.includes(`${file}.py`) || said.code.includes(module) || endsFile(text, file))
  );
}

/** `sessions.py` alone names a file, too. */
function endsFile(text: string, file: string): boolean {
  const last = file.slice(file.lastIndexOf('/') + 1);
  return last.length > 3 && new RegExp(`(^|[\\s\`/('"])${last}\\.py\\b`).test(text);
}
