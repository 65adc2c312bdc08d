/** What an index says about who published a file: provenance objects of PEP 740. */
import { z } from 'zod';
import { type Publisher, publisherOf } from '../reading/publisher.ts';

/** One signed statement, as bytes that are only read when it is checked. */
export interface Attestation {
  /** DER, base64. */
  readonly certificate: string;
  /** In-toto statement, base64. */
  readonly statement: string;
  readonly signature: string;
  /** Entries of transparency logs, as they are. */
  readonly entries: readonly unknown[];
}

export interface AttestationBundle {
  readonly publisher: Publisher;
  readonly attestations: readonly Attestation[];
}

const text = z.string().nullish();
const PUBLISHER = z.object({
  kind: z.string(),
  ...{ repository: text, workflow: text, workflow_filepath: text, environment: text, email: text },
  ...{ project_id: text, pipeline_definition_id: text },
});
const ATTESTATION = z.object({
  version: z.literal(1),
  verification_material: z.object({ certificate: z.string(), transparency_entries: z.array(z.unknown()) }),
  envelope: z.object({ statement: z.string(), signature: z.string() }),
});
const PROVENANCE = z.object({
  version: z.literal(1),
  attestation_bundles: z.array(z.object({ publisher: PUBLISHER, attestations: z.array(ATTESTATION) })),
});

/** A text says why it cannot be read. */
export function readProvenance(json: string): readonly AttestationBundle[] | string {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return 'no JSON';
  }
  const read = PROVENANCE.safeParse(data);
  if (!read.success) return `no provenance of PEP 740 (${read.error.issues[0]?.path.join('.')})`;
  return read.data.attestation_bundles.map(({ publisher, attestations }) => ({
    publisher: publisherOf(publisher),
    attestations: attestations.map(({ verification_material: material, envelope }) => ({
      certificate: material.certificate,
      entries: material.transparency_entries,
      ...envelope,
    })),
  }));
}
