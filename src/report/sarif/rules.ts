import type { Rule } from '../../finding/rule.ts';
import type { Severity } from '../../finding/severity.ts';
import { markdownOf, plainOf } from '../page/markdown.ts';
import { rulePage } from '../page/page.ts';
import { sentence } from '../words.ts';

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** On the scale of CVSS, in the middle of what each word stands for there. */
export const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.0',
};

/** The rules that results refer to, in the order of their first result. */
export class Rules {
  readonly #indices = new Map<string, number>();
  readonly #ruleOf: (id: string) => Rule | undefined;

  constructor(ruleOf: (id: string) => Rule | undefined) {
    this.#ruleOf = ruleOf;
  }

  indexOf(id: string): number {
    const known = this.#indices.get(id);
    if (known !== undefined) return known;
    this.#indices.set(id, this.#indices.size);
    return this.#indices.size - 1;
  }

  list(): object[] {
    return [...this.#indices.keys()].map((id) => {
      const rule = this.#ruleOf(id);
      return rule === undefined ? { id } : descriptorOf(rule);
    });
  }

  /** Every weakness that a listed rule is an instance of, in numeric order. */
  weaknesses(): number[] {
    const numbers = [...this.#indices.keys()].flatMap((id) => this.#ruleOf(id)?.cwe ?? []);
    return [...new Set(numbers)].sort((a, b) => a - b);
  }
}

function descriptorOf(rule: Rule): object {
  const page = rulePage(rule);
  return {
    id: rule.id,
    name: nameOf(rule.id),
    shortDescription: { text: sentence(rule.title) },
    fullDescription: { text: rule.summary.replaceAll('`', '') },
    help: { text: plainOf(page.slice(1)), markdown: markdownOf(page.slice(1)) },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    relationships: rule.cwe.map((number) => ({
      target: { id: `CWE-${number}`, toolComponent: { name: 'CWE', index: 0 } },
      kinds: ['superset'],
    })),
    properties: {
      tags: ['security', ...rule.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`)],
      'security-severity': SECURITY_SEVERITY[rule.severity],
    },
  };
}

/** `DeserializationPickle` for `deserialization/pickle`, as section 3.49.7 advises. */
function nameOf(id: string): string {
  return id
    .split(/[^a-z0-9]+/i)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** The list of weaknesses that rules relate to. */
export function taxonomyOf(numbers: readonly number[]): object {
  return {
    name: 'CWE',
    organization: 'MITRE',
    shortDescription: { text: 'The MITRE Common Weakness Enumeration.' },
    isComprehensive: false,
    taxa: numbers.map((number) => ({ id: `CWE-${number}` })),
  };
}
