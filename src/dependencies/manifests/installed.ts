/** Installed packages by the metadata that installers leave beside them: `*.dist-info`, and `*.egg-info` before that. */
import { posix } from 'node:path';
import type { Location } from '../../finding/location.ts';
import { normalizeName } from '../packaging/names.ts';
import {
  type CoreMetadata,
  fieldOf,
  fieldsOf,
  type MetadataField,
  readCoreMetadata,
} from '../reading/core-metadata.ts';
import type { Distribution, LockedPackage, Manifest, ReadContext } from '../reading/declarations.ts';
import { directSource, importNames, recordedFiles, writtenEntries } from '../reading/installed-package.ts';
import { edge } from '../reading/requirement-text.ts';
import { requiredLines } from '../reading/requires-txt.ts';

export const manifest: Manifest = {
  name: 'installed package',
  kind: 'installed',
  paths: [
    /(?:^|\/)[^/]+\.dist-info\/METADATA$/,
    // A project's own egg-info lies beside its sources; an installed one among packages.
    /(?:^|\/)(?:site|dist)-packages\/[^/]+\.egg-info\/PKG-INFO$/,
    /(?:^|\/)(?:site|dist)-packages\/[^/]+\.egg-info$/,
    /(?:^|\/)[^/]+\.egg\/EGG-INFO\/PKG-INFO$/,
  ],
  read(file, context) {
    const metadata = readCoreMetadata(file);
    if (metadata.fault !== undefined) context.incomplete('a line is no header', metadata.fault);
    const name = fieldOf(metadata, 'name');
    if (name === undefined) {
      context.incomplete('says no name', 1);
      return {};
    }
    const folder = /\.egg-info$/.test(file.path) ? file.path : posix.dirname(file.path);
    const location = locationOf(metadata.fields.find((field) => field.name === 'name')!, file.path);
    const own = { folder, location, name: normalizeName(name), version: fieldOf(metadata, 'version') };
    disagreement(own, context);
    return {
      packages: [packageOf(own, metadata, context)],
      distribution: distributionOf(own, metadata, context),
    };
  },
};

interface Own {
  readonly folder: string;
  readonly location: Location;
  readonly name: string;
  readonly version: string | undefined;
}

function locationOf({ value, line, column }: MetadataField, path: string): Location {
  return { path, line, column, endLine: line, endColumn: column + [...value].length };
}

/** The folder is named by the installer, the metadata written by whoever made the package. */
function disagreement({ folder, name, version, location }: Own, context: ReadContext): void {
  const match = /^(.+?)-([^-]+)(?:-[^/]*)?\.(?:dist|egg)-info$/.exec(posix.basename(folder));
  if (!match) return;
  const [, named = '', numbered] = match;
  const plain = (text: string | undefined) => text?.replace(/[-_+]/g, '.');
  if (normalizeName(named) === name && (version === undefined || plain(version) === plain(numbered))) return;
  context.incomplete(
    `says ${name} ${version ?? 'without a version'}, but its folder is ${posix.basename(folder)}`,
    location.line,
  );
}

function packageOf(
  { folder, location, name, version }: Own,
  metadata: CoreMetadata,
  context: ReadContext,
): LockedPackage {
  const fields = fieldsOf(metadata, 'requires-dist');
  const requires = (fields.length > 0 ? fields : eggNeeds(folder, context)).flatMap(
    (field) => edge(field.value, locationOf(field, location.path), context) ?? [],
  );
  return {
    name,
    version,
    source: directSource(folder, context),
    groups: undefined,
    // PEP 376: an empty file, left where somebody asked for the package by name.
    direct: context.open(posix.join(folder, 'REQUESTED')) ? true : undefined,
    marker: undefined,
    requires,
    files: undefined,
    location,
    member: undefined,
  };
}

/** Beside PKG-INFO of setuptools, which names no requirements before version 69. */
function eggNeeds(folder: string, context: ReadContext): MetadataField[] {
  const file = /\.egg-info$|\/EGG-INFO$/.test(folder)
    ? context.open(posix.join(folder, 'requires.txt'))
    : undefined;
  return requiredLines(file?.text ?? '').map((one) => ({ name: 'requires-dist', ...one, value: one.text }));
}

function distributionOf(
  { folder, location, name, version }: Own,
  metadata: CoreMetadata,
  context: ReadContext,
): Distribution {
  const files = recordedFiles(folder, context);
  return {
    name,
    version,
    location,
    files,
    modules: importNames(folder, files, context),
    entries: writtenEntries(folder, context),
    links: linksOf(metadata),
    inactive: fieldsOf(metadata, 'classifier').some(({ value }) => /^Development Status :: 7\b/.test(value)),
  };
}

export function linksOf(metadata: CoreMetadata): Distribution['links'] {
  const home = fieldOf(metadata, 'home-page');
  const named = fieldsOf(metadata, 'project-url').flatMap(({ value }) => {
    const comma = value.indexOf(',');
    return comma < 0 ? [] : [{ label: value.slice(0, comma).trim(), url: value.slice(comma + 1).trim() }];
  });
  return [...(home && home !== 'UNKNOWN' ? [{ label: 'Home-page', url: home }] : []), ...named];
}
