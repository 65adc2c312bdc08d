import { isText, isWideText } from '../inspection/content.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  isPartial,
  undecided,
} from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { decodeJson } from '../judging/json.ts';
import { judgeObjects, TELLING_KEYS } from '../judging/settings-json.ts';
import { judgeText, TELLING_TEXTS } from '../judging/settings-text.ts';

const LARGEST = 64 * 1024 * 1024;
const JSON_BEGINS = /^\s*[{[]/;
/** Texts in which programs keep settings, networks and maps; others are for people. */
const NAMES =
  /\.(?:ya?ml|ini|cfg|conf|config|gin|xml|vrt|qgs|qml|qlr|pvsm|prototxt|pbtxt|textproto|onnxtxt|toml|asdf|scp|kv|grc|rail)$|^matplotlibrc$/i;
/** A text with blocks of bytes behind it. */
const WITH_BLOCKS = /\.asdf$/i;

/** Of JSON; every file is asked. */
const BEGINNINGS = new Set(Buffer.from('{[\xef\xff\xfe\0 \t\n\v\f\r', 'latin1'));

/** Only what does harm is told, and what runs Python that lies in it: what projects name themselves is their business. */
export const format: ArtifactFormat = {
  name: 'settings',
  description: 'JSON, YAML, INI, XML and text graphs that have names called, codecs unpickle or Python run',
  family: 'model',
  rank: 0,
  adds: true,
  recognises: ({ head, name }) =>
    (BEGINNINGS.has(head[0] ?? 0) || NAMES.test(name)) &&
    (isText(head) || isWideText(head) || WITH_BLOCKS.test(name)) &&
    (NAMES.test(name) || JSON_BEGINS.test(decodeJson(head.subarray(0, 64)))),
  inspect(content: Content, { budget }: Context): Inspection | undefined {
    if (isPartial(content)) return undefined;
    // Larger ones without such a name are records, one a line.
    if (content.size > LARGEST)
      return NAMES.test(content.name) ? undecided('settings', TOO_LARGE) : undefined;
    const bytes = content.source.read(0, content.size);
    budget.spendBytes(bytes.length);
    const text = decodeJson(bytes);
    const isJson = JSON_BEGINS.test(text.slice(0, 64));
    const reasons = [
      ...(isJson && TELLING_KEYS.test(text) ? judgeObjects(text, content.name) : []),
      ...(NAMES.test(content.name) && TELLING_TEXTS.test(text) ? judgeText(text, content.name) : []),
    ];
    const distinct = [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
    return distinct.length > 0 ? { format: 'settings', globals: [], reasons: distinct } : undefined;
  },
};

const TOO_LARGE: Reason = {
  rule: 'unsupported',
  verdict: 'unreadable',
  message: 'it is larger than 64 MiB: what it has evaluated or run is not looked for',
};
