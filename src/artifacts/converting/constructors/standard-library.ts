import type { Constructor, Constructors } from '../construction.ts';
import { data, form, list, type Part, text } from '../part.ts';

const PATHS = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath'];
const ADDRESSES = [
  'IPv4Address',
  'IPv6Address',
  'IPv4Network',
  'IPv6Network',
  'IPv4Interface',
  'IPv6Interface',
];

/** Python 3.13 keeps them in a module of its own. */
const paths = Object.fromEntries(
  PATHS.flatMap((name) => [
    [`pathlib:${name}`, path(name)],
    [`pathlib._local:${name}`, path(name)],
  ]),
);

function path(name: string): Constructor {
  return {
    make({ args, how }, tools) {
      if (how !== 'call' || !args.every((part) => tools.text(part) !== undefined)) return undefined;
      return form('path', ['class', text(name)], ['parts', list(args)]);
    },
  };
}

const addresses = Object.fromEntries(ADDRESSES.map((name) => [`ipaddress:${name}`, address(name)]));

/** A text, or the number of an address. */
function address(name: string): Constructor {
  return {
    make({ args: [value], args, how }, tools) {
      const isKnown = tools.text(value) !== undefined || tools.integer(value) !== undefined;
      if (how !== 'call' || args.length !== 1 || !isKnown) return undefined;
      return form('ip', ['class', text(name)], ['value', value as Part]);
    },
  };
}

export const library: Constructors = {
  ...paths,
  ...addresses,
  'uuid:UUID': {
    takes: ['state'],
    make({ args, how, states: [state] }, tools) {
      const attributes = tools.attributes(state);
      const number = tools.integer(attributes?.get('int'));
      const rest = [...(attributes?.keys() ?? [])].filter((key) => key !== 'int' && key !== 'is_safe');
      if (how !== 'new' || args.length > 0 || number === undefined || rest.length > 0 || number < 0)
        return undefined;
      const hex = number.toString(16).padStart(32, '0');
      if (hex.length > 32) return undefined;
      const value = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      const isSafe = attributes?.get('is_safe');
      return form('UUID', ['value', text(value)], isSafe === undefined ? undefined : ['is_safe', isSafe]);
    },
  },
  'types:SimpleNamespace': {
    takes: ['state'],
    make({ args, how, states: [state] }) {
      if (how !== 'call' || args.length > 0) return undefined;
      return form('SimpleNamespace', ['state', state ?? { kind: 'dict', items: [] }]);
    },
  },
  're:_compile': {
    make({ args: [pattern, flags], args }) {
      if (args.length !== 2) return undefined;
      return form('pattern', ['pattern', pattern as Part], ['flags', flags as Part]);
    },
  },
  'array:_array_reconstructor': {
    make({ args: [type, code, format, bytes], args }, tools) {
      const [letter, number, content] = [tools.text(code), tools.count(format), tools.bytes(bytes)];
      if (args.length !== 4 || tools.name(type) !== 'array:array' || letter === undefined) return undefined;
      if (number === undefined || !content) return undefined;
      return form('array', ['typecode', text(letter)], ['format', format as Part], ['data', data(content)]);
    },
  },
  'array:array': {
    make({ args: [code, values], args, how }, tools) {
      const [letter, items] = [tools.text(code), tools.items(values)];
      if (how !== 'call' || args.length !== 2 || letter === undefined || !items) return undefined;
      return form('array', ['typecode', text(letter)], ['items', list(items)]);
    },
  },
};
