import { dirname } from 'node:path/posix';
import { type Payload, wordsOf } from '../../payload/payload.ts';
import { refuse, type Spot } from '../refusal.ts';

/** A file of Protocol Buffers for one channel, made from the type tree of what is written. */
export interface Schema {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  /** The module that protoc makes of it: `state_pb2`. */
  readonly module: string;
  /** The message that a whole record is: `State`. */
  readonly message: string;
  /** The name of the function that reads one. */
  readonly reader: string;
  readonly readerLines: (library: string, error: string) => readonly string[];
  readonly unless: readonly string[];
}

/** Protocol Buffers language specification, proto3; google/protobuf, Python: strict about types, 64 bits for integers. */
const SCALARS: Readonly<Partial<Record<Payload['kind'], string>>> = {
  bool: 'bool',
  int: 'sint64',
  float: 'double',
  str: 'string',
  bytes: 'bytes',
};

/** Refused where the payload is no record, or has parts that a message cannot tell apart. */
export function schemaFor(
  payload: Payload,
  words: string,
  asked: Spot,
  exists: (path: string) => boolean,
): Schema {
  const record = stripped(payload);
  if (record.kind !== 'record')
    return refuse('no-equivalent', `${wordsOf(payload)}: a message is a record with fields`, asked);
  const base = nameFrom(words);
  const folder = asked.module.importRoot;
  const path = folder === '' ? `${base}.proto` : `${folder}/${base}.proto`;
  const module = `${base}_pb2`;
  if (exists(path) || exists(`${dirname(path)}/${module}.py`.replace(/^\.\//, '')))
    return refuse('name-taken', `${path} is there already`, asked);
  const maker = new Maker(asked);
  const message = camel(base);
  maker.message(message, record);
  const reader = `_read_${base}`;
  return {
    path,
    text: `syntax = "proto3";\n\n${maker.messages.join('\n\n')}\n`,
    module,
    message,
    reader,
    readerLines: (library, error) => readerLines(reader, message, library, error, record),
    unless: [
      'an int needs more than 64 bits, or a text holds half a surrogate pair: that raises ValueError',
      ...(maker.hasMaps ? ['the order of the keys of a dict matters: a map has none'] : []),
      'rubbish has to be refused: much of it is a message whose fields are not known, and gives an empty record',
      `protoc --python_out has not made ${module}.py of ${path}`,
    ],
  };
}

/** Fields that may be missing are told by presence (proto3, `optional`), which lists and maps have not. */
type Fields = Extract<Payload, { kind: 'record' }>;

function stripped(payload: Payload): Payload {
  return payload.kind === 'declared' ? stripped(payload.of) : payload;
}

/** `state.pkl` gives `state`, `the input of worker.py` gives `worker`, `keys that begin with prefs:` gives `prefs`. */
function nameFrom(words: string): string {
  const last = words.split(/[\s/]/).at(-1) as string;
  const name = last
    .replace(/\.\w+$/, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  return /^[a-z]/.test(name) ? name : `record_${name}`.replace(/_$/, '');
}

function camel(name: string): string {
  return name
    .split('_')
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

class Maker {
  readonly messages: string[] = [];
  readonly #names = new Set<string>();
  readonly #asked: Spot;
  hasMaps = false;

  constructor(asked: Spot) {
    this.#asked = asked;
  }

  message(name: string, fields: Fields): void {
    if (this.#names.has(name)) this.#refuse(`two records would be called ${name}`);
    this.#names.add(name);
    const at = this.messages.push('') - 1;
    const lines = [...fields.fields].map(([field, payload], i) => {
      const mayMiss = fields.optional?.has(field) ?? false;
      return `  ${this.#field(name, field, payload, mayMiss)} ${this.#checked(field)} = ${i + 1};`;
    });
    this.messages[at] = [`message ${name} {`, ...lines, '}'].join('\n');
  }

  #field(message: string, field: string, payload: Payload, mayMiss: boolean): string {
    const { of, isOptional: mayBeNone } = optional(stripped(payload));
    const plain = stripped(of);
    if (mayBeNone && mayMiss) this.#refuse(`${field} may be None or missing: a field cannot tell`);
    const isOptional = mayBeNone || mayMiss;
    const words = mayMiss ? 'missing' : 'None';
    if (plain.kind === 'list') {
      if (isOptional) this.#refuse(`${field} may be ${words} or a list: a repeated field cannot tell`);
      return `repeated ${this.#single(message, field, plain.of)}`;
    }
    if (plain.kind === 'dict') {
      if (isOptional) this.#refuse(`${field} may be ${words} or a dict: a map cannot tell`);
      this.hasMaps = true;
      const scalar = SCALARS[stripped(plain.of).kind];
      if (scalar === undefined) this.#refuse(`${field} is ${wordsOf(plain)}: a map holds scalars here`);
      return `map<string, ${scalar}>`;
    }
    const type = this.#single(message, field, plain);
    return isOptional && plain.kind !== 'record' ? `optional ${type}` : type;
  }

  #single(message: string, field: string, payload: Payload): string {
    const plain = stripped(payload);
    const scalar = SCALARS[plain.kind];
    if (scalar !== undefined) return scalar;
    if (plain.kind !== 'record')
      return this.#refuse(`${field} is ${wordsOf(plain)}, for which it has no type`);
    const name = `${message}${camel(field)}`;
    this.message(name, plain);
    return name;
  }

  /** As Python and proto both write names. */
  #checked(field: string): string {
    return /^[a-z][a-z0-9_]*$/.test(field) && !KEYWORDS.has(field)
      ? field
      : this.#refuse(`${JSON.stringify(field)} is no name of a field`);
  }

  #refuse(reason: string): never {
    return refuse('no-equivalent', reason, this.#asked);
  }
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** `T | None`. */
function optional(payload: Payload): { of: Payload; isOptional: boolean } {
  if (payload.kind !== 'union') return { of: payload, isOptional: false };
  const others = payload.of.filter(({ kind }) => kind !== 'none');
  const [only] = others;
  return others.length === 1 && only && payload.of.length === 2
    ? { of: only, isOptional: true }
    : { of: payload, isOptional: false };
}

function readerLines(
  reader: string,
  message: string,
  library: string,
  error: string,
  fields: Fields,
): readonly string[] {
  return [
    `def ${reader}(data):`,
    '    """The record that was written; ValueError where it is none."""',
    '    try:',
    `        message = ${library}.${message}.FromString(data)`,
    `    except ${error} as error:`,
    '        raise ValueError(str(error))',
    '    return {',
    ...itemsText('message', fields, 0).map((item) => `        ${item},`),
    '    }',
    '',
    '',
  ];
}

function recordText(from: string, fields: Fields, depth: number): string {
  return `{${itemsText(from, fields, depth).join(', ')}}`;
}

function itemsText(from: string, fields: Fields, depth: number): readonly string[] {
  return [...fields.fields].map(([name, payload]) => {
    const item = `"${name}": ${valueText(`${from}.${name}`, from, name, payload, depth)}`;
    return fields.optional?.has(name) ? `**({${item}} if ${from}.HasField("${name}") else {})` : item;
  });
}

function valueText(value: string, from: string, name: string, payload: Payload, depth: number): string {
  const { of, isOptional } = optional(stripped(payload));
  const plain = stripped(of);
  const text = plainText(value, plain, depth);
  return isOptional ? `${text} if ${from}.HasField("${name}") else None` : text;
}

function plainText(value: string, plain: Payload, depth: number): string {
  if (plain.kind === 'record') return recordText(value, plain, depth);
  if (plain.kind === 'dict') return `dict(${value})`;
  if (plain.kind !== 'list') return value;
  const item = stripped(plain.of);
  if (item.kind !== 'record') return `list(${value})`;
  const one = `one${depth > 0 ? depth : ''}`;
  return `[${recordText(one, item, depth + 1)} for ${one} in ${value}]`;
}
