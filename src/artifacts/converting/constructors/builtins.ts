import type { Construction, Constructor, Constructors } from '../construction.ts';
import { data, form, list, type Part, text } from '../part.ts';
import type { Tools } from '../tools.ts';

/** Protocols below 4 write sets as calls with a list. */
function collection(tag: string): Constructor {
  return {
    make({ args, how }: Construction, tools: Tools) {
      if (how !== 'call' || args.length > 1) return undefined;
      const items = args.length === 0 ? [] : tools.items(args[0]);
      return items && form(tag, ['items', list(items)]);
    },
  };
}

/** Three fields of any value. */
function triple(tag: string): Constructor {
  return {
    make({ args: [start, stop, step], args }: Construction) {
      if (args.length !== 3) return undefined;
      return form(tag, ['start', start as Part], ['stop', stop as Part], ['step', step as Part]);
    },
  };
}

export const library: Constructors = {
  'builtins:set': collection('set'),
  'builtins:frozenset': collection('frozenset'),
  'builtins:range': triple('range'),
  'builtins:slice': triple('slice'),
  'builtins:complex': {
    make({ args: [real, imaginary] }, tools) {
      const parts = [tools.scalar(real), tools.scalar(imaginary)] as const;
      const [a, b] = parts;
      return a?.kind === 'float' && b?.kind === 'float'
        ? form('complex', ['real', a], ['imag', b])
        : undefined;
    },
  },
  'builtins:bytearray': {
    make({ made }, tools) {
      const content = tools.madeBytes(made);
      return content && form('bytearray', ['data', data(content)]);
    },
  },
  'builtins:bytes': bytesCall(),
  '_codecs:encode': bytesCall(),
  /** Members of enumerations, bound methods: named, and not looked up. */
  'builtins:getattr': {
    make({ args: [owner, attribute], args }, tools) {
      const name = tools.text(attribute);
      const of = tools.name(owner);
      if (args.length !== 2 || name === undefined || of === undefined) return undefined;
      return form('attribute', ['of', text(of)], ['name', text(name)]);
    },
  },
};

/** Protocols below 3 have no bytes. */
function bytesCall(): Constructor {
  return {
    make({ made }, tools) {
      const content = tools.madeBytes(made);
      return content && { kind: 'bytes', content };
    },
  };
}
