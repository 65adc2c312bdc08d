/** Who published a release, whether that was signed, and whether it was the same as before (PEP 740). */
import type { PackageIndex } from '../index/client.ts';
import type { IndexFile } from '../index/page.ts';
import { PUBLIC_GOOD } from '../provenance/authorities.ts';
import type { AttestationBundle } from '../provenance/provenance.ts';
import { checkAttestation } from '../provenance/verify.ts';
import { identityOf, type Publisher, shownPublisher } from '../reading/publisher.ts';
import type { IndexedPackage } from '../trust/indexed.ts';
import type { Releases } from './history.ts';

export type Published = Pick<IndexedPackage, 'provenanceUntil' | 'unattested' | 'publisher' | 'broken'> & {
  /** Why it is not known whether the attestation holds. */
  readonly unproven?: string;
};

/**
 * Of one file of the release and one of the release before: each file has a provenance of its own. `locked` is who published
 * the release when it was locked.
 */
export async function publishedBy(
  { own, before }: Releases,
  index: PackageIndex,
  locked: readonly Publisher[] = [],
): Promise<Published> {
  const [attested, others] = [own.filter(isAttested), own.filter((file) => !isAttested(file))];
  const [file] = attested;
  const last = before?.files.find(isAttested);
  if (!file) {
    if (own.length === 0) return {};
    const publisher = otherThanLocked([], locked);
    return {
      ...(publisher && { publisher }),
      ...(before && last && { provenanceUntil: before.version }),
    };
  }
  const [bundles, earlier] = await Promise.all([
    index.provenance(file),
    last ? index.provenance(last) : undefined,
  ]);
  const other = typeof bundles === 'object' ? otherThanLocked(bundles, locked) : undefined;
  const publisher =
    !other && before && typeof bundles === 'object' && typeof earlier === 'object'
      ? changed(bundles, earlier, before.version)
      : other;
  return {
    ...(others.length > 0 && { unattested: others.map(({ name }) => name) }),
    ...(publisher && { publisher }),
    ...(typeof bundles === 'string' ? { unproven: bundles } : checked(file, bundles)),
  };
}

const isAttested = ({ provenance }: IndexFile) => provenance !== undefined;

/** What was locked and what the index says now are of the same files, so that both must be the same. */
function otherThanLocked(
  bundles: readonly AttestationBundle[],
  locked: readonly Publisher[],
): IndexedPackage['publisher'] {
  const [before] = locked;
  const now = bundles.map(({ publisher }) => publisher);
  const known = locked.map((one) => shownPublisher(one).toLowerCase());
  if (!before || now.some((one) => known.includes(shownPublisher(one).toLowerCase()))) return undefined;
  const sameOwner = now.some((one) => locked.some((other) => identityOf(other) === identityOf(one)));
  const named = now[0] ? shownPublisher(now[0]) : 'nobody that the index names';
  return { now: named, before: shownPublisher(before), sameOwner };
}

function changed(
  now: readonly AttestationBundle[],
  before: readonly AttestationBundle[],
  until: string,
): IndexedPackage['publisher'] {
  const [one, other] = [now[0]?.publisher, before[0]?.publisher];
  if (!one || !other) return undefined;
  const known = before.map(({ publisher }) => shownPublisher(publisher).toLowerCase());
  if (known.includes(shownPublisher(one).toLowerCase())) return undefined;
  const sameOwner = before.some(({ publisher }) => identityOf(publisher) === identityOf(one));
  return { now: shownPublisher(one), before: shownPublisher(other), until, sameOwner };
}

/** The first attestation that does not hold, else the first that nobody here can judge. */
function checked(file: IndexFile, bundles: readonly AttestationBundle[]): Published {
  const checks = bundles.flatMap(({ publisher, attestations }) =>
    attestations.map((one) =>
      checkAttestation(one, publisher, { name: file.name, sha256: file.sha256 }, PUBLIC_GOOD),
    ),
  );
  for (const check of checks)
    if (check.kind === 'broken') return { broken: { file: file.name, reason: check.reason } };
  const open = checks.find((check) => check.kind === 'unproven');
  if (open?.kind === 'unproven') return { unproven: open.reason };
  return checks.length === 0 ? { unproven: 'the index names a publisher and has no signature' } : {};
}
