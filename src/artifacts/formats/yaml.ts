import { isWideText } from '../inspection/content.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  isPartial,
  undecided,
} from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { decodeJson } from '../judging/json.ts';
import { importReason } from '../judging/named.ts';

const LARGEST = 64 * 1024 * 1024;
const TARGET =
  /["']?_target_["']?\s*:\s*(?:[>|][+-]?\s*)?(?:![!\w]*\s+)?(?:&\w+\s+)?["']?([A-Za-z_][\w.]*)\.(\w+)/g;
/** Functions of hydra that fetch what `path` says. */
const FETCHES = /_target_["']?\s*:\s*["']?hydra\.(?:utils|_internal\.utils)\.(?:get_\w+|_locate)\b/;
const PATH = /["']?\bpath["']?\s*:\s*["']?([A-Za-z_][\w.]*)\.(\w+)/g;
/** `!!python/object/apply:os.system`, with any letter as `%6f`. Source: yaml/constructor.py of PyYAML. */
const TAG =
  /python(?:\/|%2f)(?:name|object|object(?:\/|%2f)apply|object(?:\/|%2f)new)(?::|%3a)([\w.%]{1,200})/gi;
/** PyYAML and HyperPyYAML import what it says, whatever that is. */
const MODULE = /!(?:!?python\/)?module:([\w.]{1,200})/g;
/** Source: hyperpyyaml/core.py. */
const HYPER = /!(?:apply|applyref|new|name):([\w.]{1,200})/g;
const INCLUDE = /!include:((?:\/|[a-z]:|(?:[\w./]*\/)?\.\.\/)\S{0,200})/gi;
/** A target that is not written where it is needed. */
const JOINED = /["']?_target_["']?\s*:\s*["']?(?:\$\{|\*\w)/g;
/** A handle of the document's own for the tags of PyYAML, under which they do not look like any. */
const OWN_HANDLE = /^%TAG\s+(\S+)\s+(\S+)/gm;
const PYTHON_TAGS = 'tag:yaml.org,2002:python/';

/** MONAI evaluates texts with a dollar in front. Source: monai/bundle/config_item.py. */
const EXPRESSION = /["']\$@?[^"'\n]*/g;
const HARM = /__import__|\bos\.(?:system|popen|exec\w*|spawn\w*)|subprocess\.|\beval\(|\bexec\(/;
const IMPORT = /\bimport (?:os|subprocess)\b/;

/** What projects name in their own configurations is their business: only what does harm is told of. */
export const format: ArtifactFormat = {
  name: 'yaml',
  description:
    'YAML and JSON in which _target_ (hydra, NeMo, MONAI) or a tag of PyYAML names a function to be called',
  family: 'model',
  rank: 0,
  adds: true,
  recognises: ({ head, name }) =>
    /\.(?:ya?ml|json|asdf)$/i.test(name) && (!head.includes(0) || isWideText(head) || /\.asdf$/i.test(name)),
  inspect(content: Content, { budget }: Context): Inspection | undefined {
    if (isPartial(content)) return undefined;
    if (content.size > LARGEST) return undecided('yaml', TOO_LARGE);
    const bytes = content.source.read(0, content.size);
    budget.spendBytes(bytes.length);
    const text = withLetters(decodeJson(bytes));
    const targets = [...text.matchAll(TARGET)].flatMap(({ 1: module = '', 2: name = '', index }) =>
      harmOf('a _target_', module, name, index),
    );
    const fetched = FETCHES.test(text)
      ? [...text.matchAll(PATH)].flatMap(({ 1: module = '', 2: name = '', index }) =>
          harmOf('a _target_ of hydra', module, name, index),
        )
      : [];
    const tags = [...text.matchAll(TAG)].flatMap(({ 1: path = '', index }) => {
      const plain = path.replace(/%([0-9a-f]{2})/gi, (_, digits) =>
        String.fromCharCode(parseInt(digits, 16)),
      );
      const dot = plain.lastIndexOf('.');
      return dot < 0
        ? harmOf('a tag', 'builtins', plain, index)
        : harmOf('a tag', plain.slice(0, dot), plain.slice(dot + 1), index);
    });
    const evaluated = [...text.matchAll(EXPRESSION)].flatMap(({ 0: shown, index }) =>
      doesHarm(shown) ? evaluates(shown, index) : [],
    );
    const reasons = [
      ...targets,
      ...fetched,
      ...tags,
      ...evaluated,
      ...otherTags(text),
      ...([...text.matchAll(OWN_HANDLE)].some(isRenamed) ? [RENAMED] : []),
    ];
    return reasons.length > 0 ? { format: 'yaml', globals: [], reasons } : undefined;
  },
};

const TOO_LARGE: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: 'it is larger than 64 MiB: names that it has called are not looked for',
};

/** Escapes of JSON and YAML that stand for a letter of a name. */
const ESCAPED_LETTER = /\\(?:u00|x)(2e|3[0-9a]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])/gi;

function withLetters(text: string): string {
  return text.replace(ESCAPED_LETTER, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** It calls something at once, or imports something for what stands behind the semicolon. */
function doesHarm(expression: string): boolean {
  const at = IMPORT.exec(expression)?.index ?? -1;
  return HARM.test(expression) || (at >= 0 && expression.includes(';', at));
}

const MOST_SHOWN = 400;

function evaluates(shown: string, offset: number): Reason {
  const message = `it has an expression that MONAI evaluates: ${printable(shown.slice(1, MOST_SHOWN))}`;
  return { rule: 'embedded-code', verdict: 'dangerous', message, offset };
}

/** `!!` stands for all that YAML knows; what begins or continues its tags for Python is another name for them. */
function isRenamed([, handle, prefix = '']: RegExpMatchArray): boolean {
  return handle === '!!'
    ? prefix.startsWith(PYTHON_TAGS.slice(0, -1))
    : prefix.startsWith(PYTHON_TAGS.slice(0, -1)) || (prefix.length > 1 && PYTHON_TAGS.startsWith(prefix));
}

function otherTags(text: string): Reason[] {
  const modules = [...text.matchAll(MODULE)].map(({ 1: module = '', index }): Reason => {
    const message = `a tag has the module ${printable(module)} imported`;
    return { rule: 'embedded-code', verdict: 'unknown', message, offset: index };
  });
  const called = [...text.matchAll(HYPER)].flatMap(({ 1: path = '', index }) => {
    const dot = path.lastIndexOf('.');
    return dot < 0 ? [] : harmOf('a tag', path.slice(0, dot), path.slice(dot + 1), index);
  });
  const included = [...text.matchAll(INCLUDE)].map(({ 1: path = '', index }): Reason => {
    const message = `it includes ${printable(path)}, outside of its folder`;
    return { rule: 'escaping-path', verdict: 'suspicious', message, offset: index };
  });
  const joined = [...text.matchAll(JOINED)].map(({ 0: shown, index }): Reason => {
    const message = `a _target_ is put together elsewhere: ${printable(shown)}`;
    return { rule: 'hidden-payload', verdict: 'suspicious', message, offset: index };
  });
  return [...modules, ...called, ...included, ...joined];
}

const RENAMED: Reason = {
  rule: 'hidden-payload',
  verdict: 'suspicious',
  message: 'it gives tags of PyYAML that make Python objects another name',
};

function harmOf(who: string, module: string, name: string, offset: number): Reason[] {
  const reason = importReason(who, module, name);
  return reason?.verdict === 'dangerous' ? [{ ...reason, offset }] : [];
}
