import {
  type ArtifactFormat,
  type Content,
  type Context,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { type RFinding, readRData } from '../reading/r-data.ts';

/** In front of the version, and how long they are. */
const BINARY = ['RDX2\nX\n', 'RDX3\nX\n', 'X\n\0\0\0\x02\0', 'X\n\0\0\0\x03\0'];
/** Numbers as text: the version, and those of R that wrote it and can read it. */
const TEXT = /^(?:RDA[23]\n)?A\n[23]\n\d{5,6}\n\d{5,6}\n/;

export const format: ArtifactFormat = {
  name: 'r-data',
  description: 'saved objects of R (.rds, .RData): promises and functions that run',
  family: 'model',
  rank: 0,
  first: 'RXA',
  recognises: ({ head }) => BINARY.some((magic) => startsWith(head, magic)) || isTextForm(head),
  inspect({ source, head }: Content, { budget }: Context): Inspection {
    const reasons = new Map<string, Reason>();
    const why = readingReasons(() => {
      const form = isTextForm(head) ? 'text' : 'binary';
      for (const found of readRData(source, startsWith(head, 'RD') ? 7 : 2, form, budget)) {
        const reason = reasonFor(found);
        if (reason && !reasons.has(reason.message)) reasons.set(reason.message, reason);
      }
    });
    return { format: 'r-data', globals: [], reasons: [...reasons.values(), ...why] };
  },
};

function isTextForm(head: Uint8Array): boolean {
  const first = head[0] === 0x41 || (head[0] === 0x52 && head[2] === 0x41);
  return first && TEXT.test(Buffer.from(head.subarray(0, 32)).toString('latin1'));
}

/** Packages that every R has loaded, or brings with it. */
const OWN =
  /^(?:base|stats|utils|methods|graphics|grDevices|datasets|tools|parallel|compiler|splines|stats4|grid)$/;

function reasonFor(found: RFinding): Reason | undefined {
  const { kind, offset } = found;
  if (kind === 'package' || kind === 'class') {
    if (OWN.test(found.name)) return undefined;
    const message = `it has the package ${printable(found.name)} of R loaded`;
    return { rule: 'embedded-code', verdict: 'unknown', message, offset };
  }
  if (kind === 'trailing') {
    const message = `${found.count} bytes follow the object; readers pass over them`;
    return { rule: 'hidden-payload', verdict: 'suspicious', message, offset };
  }
  return { ...REASONS[kind], offset };
}

const REASONS: Record<Exclude<RFinding['kind'], 'package' | 'class' | 'trailing'>, Reason> = {
  promise: {
    rule: 'embedded-code',
    verdict: 'dangerous',
    message: 'it holds a promise, an expression that R runs when the value is looked at',
  },
  'active binding': {
    rule: 'embedded-code',
    verdict: 'dangerous',
    message: 'it holds a variable that is a function, which R calls when the variable is looked at',
  },
  function: { rule: 'embedded-code', verdict: 'unknown', message: 'it holds functions of R, which are code' },
  call: {
    rule: 'embedded-code',
    verdict: 'unknown',
    message: 'it holds calls of R that nobody has made yet',
  },
  pointer: {
    rule: 'external-reference',
    verdict: 'unknown',
    message: 'it holds pointers to what only the program had that saved it',
  },
  hook: {
    rule: 'external-reference',
    verdict: 'unknown',
    message: 'it needs a function of the loading program that makes objects of names',
  },
  bytecode: {
    rule: 'unsupported',
    verdict: 'unreadable',
    message: 'it holds compiled functions of R, behind which it is not read',
  },
};
