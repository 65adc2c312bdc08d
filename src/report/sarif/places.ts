import { fileOf, isWholeFile, type Location } from '../../finding/location.ts';

/** Stands for the audited folder; whoever shows the log knows where that is. */
export const ROOT = '%SRCROOT%';

/** The files that a log speaks of, each with the index by which results refer to it. */
export class Artifacts {
  readonly #indices = new Map<string, number>();
  readonly #hashes = new Map<string, string>();

  /** `path` may name a member of an archive, `model.zip!/data.pkl`; the file is then the archive. */
  locationOf(path: string): object {
    const file = fileOf(path);
    let index = this.#indices.get(file);
    if (index === undefined) {
      index = this.#indices.size;
      this.#indices.set(file, index);
    }
    return { uri: uriOf(file), uriBaseId: ROOT, index };
  }

  /** Remembers the digest of a whole file, which is told if anything refers to the file. */
  hash(path: string, sha256: string): void {
    if (fileOf(path) === path && /^[0-9a-f]{64}$/.test(sha256)) this.#hashes.set(path, sha256);
  }

  list(): object[] {
    return [...this.#indices.keys()].map((file) => {
      const sha256 = this.#hashes.get(file);
      return {
        location: { uri: uriOf(file), uriBaseId: ROOT },
        roles: ['analysisTarget'],
        ...(file.endsWith('.py') && { sourceLanguage: 'python' }),
        ...(sha256 !== undefined && { hashes: { 'sha-256': sha256 } }),
      };
    });
  }
}

/** A relative reference (RFC 3986) in which no character of a file name means anything. */
export function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

export function locationJson(artifacts: Artifacts, place: Location): object {
  const { path } = place;
  const physicalLocation = { artifactLocation: artifacts.locationOf(path), region: regionOf(place) };
  if (fileOf(path) === path) return { physicalLocation };
  return { physicalLocation, logicalLocations: [{ fullyQualifiedName: path, kind: 'resource' }] };
}

/** A location that is a point, with a word on what happens there. */
export function pointJson(
  artifacts: Artifacts,
  place: { readonly path: string; readonly line?: number; readonly column?: number },
  text?: string,
): object {
  const { path, line, column } = place;
  const region =
    line === undefined
      ? undefined
      : { startLine: line, ...(column !== undefined && { startColumn: column }) };
  return {
    physicalLocation: { artifactLocation: artifacts.locationOf(path), ...(region && { region }) },
    ...(text !== undefined && text !== '' && { message: messageOf(text) }),
  };
}

/** Code scanning services want a line for everything, so a file without lines has its first. */
function regionOf(place: Location): object {
  if (isWholeFile(place)) return { startLine: 1 };
  const { line, column, endLine, endColumn } = place;
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Every column counts: an insertion begins where it ends. */
export function exactRegion({ line, column, endLine, endColumn }: Location): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Brackets would make a link of what an audited project says (section 3.11.6). */
export function messageOf(text: string): { text: string } {
  return { text: text.includes('](') ? text.replace(/[[\]\\]/g, '\\$&') : text };
}
