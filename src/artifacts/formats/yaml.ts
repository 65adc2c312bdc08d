import { type ArtifactFormat, type Content, type Inspection, isPartial } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { importReason } from '../judging/named.ts';

const LARGEST = 4 * 1024 * 1024;
const TARGET = /["']?_target_["']?\s*:\s*["']?([A-Za-z_][\w.]*)\.(\w+)/g;
/** Functions of hydra that fetch what `path` says. */
const FETCHES = /_target_["']?\s*:\s*["']?hydra\.(?:utils|_internal\.utils)\.(?:get_\w+|_locate)\b/;
const PATH = /["']?\bpath["']?\s*:\s*["']?([A-Za-z_][\w.]*)\.(\w+)/g;
/** `!!python/object/apply:os.system`, with any letter as `%6f`. Source: yaml/constructor.py of PyYAML. */
const TAG = /python\/(?:name|object|object\/apply|object\/new):([\w.%]{1,200})/g;
/** A handle of the document's own for the tags of PyYAML, under which they do not look like any. */
const OWN_HANDLE = /^%TAG\s+\S+\s+tag:yaml\.org,2002:python/m;

/** MONAI evaluates texts with a dollar in front. Source: monai/bundle/config_item.py. */
const EXPRESSION =
  /["']\$@?[^"'\n]*(?:__import__|\bos\.(?:system|popen|exec\w*|spawn\w*)|\bimport (?:os|subprocess)\b[^"'\n]*;|subprocess\.|\beval\(|\bexec\()[^"'\n]{0,80}/g;

/** What projects name in their own configurations is their business: only what does harm is told of. */
export const format: ArtifactFormat = {
  name: 'yaml',
  description:
    'YAML and JSON in which _target_ (hydra, NeMo, MONAI) or a tag of PyYAML names a function to be called',
  family: 'model',
  rank: 0,
  adds: true,
  recognises: ({ head, name }) => /\.(?:ya?ml|json)$/i.test(name) && !head.includes(0),
  inspect(content: Content): Inspection | undefined {
    const text = isPartial(content)
      ? ''
      : withLetters(Buffer.from(content.source.read(0, LARGEST)).toString('utf8'));
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
    const evaluated = [...text.matchAll(EXPRESSION)].map(({ 0: shown, index }) => evaluates(shown, index));
    const reasons = [
      ...targets,
      ...fetched,
      ...tags,
      ...evaluated,
      ...(OWN_HANDLE.test(text) ? [RENAMED] : []),
    ];
    return reasons.length > 0 ? { format: 'yaml', globals: [], reasons } : undefined;
  },
};

/** Escapes of JSON and YAML that stand for a letter of a name. */
const ESCAPED_LETTER = /\\(?:u00|x)(2e|3[0-9a]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])/gi;

function withLetters(text: string): string {
  return text.replace(ESCAPED_LETTER, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function evaluates(shown: string, offset: number): Reason {
  const message = `it has an expression that MONAI evaluates: ${printable(shown.slice(1))}`;
  return { rule: 'embedded-code', verdict: 'dangerous', message, offset };
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
