/** Reads statements about known flaws: OpenVEX or CycloneDX. */
import * as z from 'zod';
import { UsageError } from '../limits/errors.ts';
import type { Clearance } from './vex.ts';

const TEXT = z.string();
const PRODUCT = z.union([
  TEXT.transform((id) => ({ '@id': id, identifiers: undefined })),
  z.object({ '@id': TEXT.optional(), identifiers: z.object({ purl: TEXT.optional() }).optional() }),
]);
const OPENVEX = z.object({
  '@context': TEXT.refine((context) => context.startsWith('https://openvex.dev/')),
  statements: z.array(
    z.object({
      vulnerability: z.union([
        TEXT.transform((name) => ({ name, aliases: [] as string[] })),
        z.object({ name: TEXT, aliases: z.array(TEXT).default([]) }),
      ]),
      products: z
        .array(
          PRODUCT.and(z.object({ subcomponents: z.array(PRODUCT).default([]) }).catch({ subcomponents: [] })),
        )
        .default([]),
      status: TEXT,
      justification: TEXT.optional(),
      impact_statement: TEXT.optional(),
    }),
  ),
});
const CYCLONEDX = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ 'bom-ref': TEXT.optional(), purl: TEXT.optional() })).default([]),
  vulnerabilities: z.array(
    z.object({
      id: TEXT,
      references: z.array(z.object({ id: TEXT })).default([]),
      analysis: z
        .object({ state: TEXT.optional(), justification: TEXT.optional(), detail: TEXT.optional() })
        .default({}),
      affects: z.array(z.object({ ref: TEXT })).default([]),
    }),
  ),
});

/** Throws {@link UsageError} for what is neither. `name` is for the message. */
export function readVex(text: string, name: string): Clearance[] {
  const value = parsed(text);
  const open = OPENVEX.safeParse(value);
  if (open.success) return fromOpenVex(open.data);
  const cyclone = CYCLONEDX.safeParse(value);
  if (cyclone.success) return fromCycloneDx(cyclone.data);
  throw new UsageError(`${name} is no VEX`, 'give an OpenVEX file, or a CycloneDX one with vulnerabilities');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromOpenVex({ statements }: z.infer<typeof OPENVEX>): Clearance[] {
  return statements
    .filter(({ status }) => status === 'not_affected' || status === 'fixed')
    .map(({ vulnerability, products, status, justification, impact_statement }) => ({
      // Of an application, its parts are meant; of a package, it is itself.
      purls: products.flatMap((product) =>
        (product.subcomponents.length > 0 ? product.subcomponents : [product]).flatMap(purlsOf),
      ),
      ids: [vulnerability.name, ...vulnerability.aliases],
      reason: reasonOf(status, justification, impact_statement),
    }));
}

function purlsOf(product: {
  '@id'?: string | undefined;
  identifiers?: { purl?: string | undefined } | undefined;
}): string[] {
  return [product.identifiers?.purl, product['@id']].filter((id) => id?.startsWith('pkg:')) as string[];
}

const CLEARED: ReadonlySet<string> = new Set([
  'not_affected',
  'false_positive',
  'resolved',
  'resolved_with_pedigree',
]);

function fromCycloneDx({ components, vulnerabilities }: z.infer<typeof CYCLONEDX>): Clearance[] {
  const purls = new Map(
    components.flatMap((one) => (one['bom-ref'] && one.purl ? [[one['bom-ref'], one.purl]] : [])),
  );
  return vulnerabilities
    .filter(({ analysis: { state = '' } }) => CLEARED.has(state))
    .map(({ id, references, analysis, affects }) => ({
      purls: affects.map(({ ref }) => purls.get(ref) ?? ref),
      ids: [id, ...references.map((one) => one.id)],
      reason: reasonOf(analysis.state ?? '', analysis.justification, analysis.detail),
    }));
}

function reasonOf(status: string, ...words: readonly (string | undefined)[]): string {
  const said = words
    .filter((word) => word !== undefined && word !== '')
    .map((word) => word!.replaceAll('_', ' '));
  return [`VEX: ${status.replaceAll('_', ' ')}`, ...said].join('; ');
}
