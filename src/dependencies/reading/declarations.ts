/** What manifests and locks say, in one vocabulary, whatever the format. */

import type { Incomplete } from '../../finding/incomplete.ts';
import type { Location } from '../../finding/location.ts';
import type { InstalledEntry } from '../../project/installed.ts';
import type { Script } from '../../project/script.ts';
import type { Marker } from '../packaging/markers.ts';
import type { SpecifierSet } from '../packaging/specifiers.ts';
import type { Publisher } from './publisher.ts';

/** Where a package is to come from. URLs and paths are as written. */
export type Source =
  | {
      readonly kind: 'index';
      /** Its URL or name, where the file says which. */
      readonly index: string | undefined;
    }
  | { readonly kind: 'url'; readonly url: string }
  | {
      readonly kind: 'vcs';
      readonly url: string;
      /** Branch, tag or commit that was asked for. */
      readonly revision: string | undefined;
      /** The commit that a lock settled on. */
      readonly commit: string | undefined;
    }
  | { readonly kind: 'path'; readonly path: string; readonly editable: boolean }
  | {
      /** A package of conda, which need not have the name that the same project has on a Python index. */
      readonly kind: 'conda';
      readonly channel: string | undefined;
      /** False for what is no package of Python, whatever it is called; absent where nobody can tell. */
      readonly needsPython?: boolean;
    };

export const FROM_ANY_INDEX: Source = { kind: 'index', index: undefined };

/**
 * `main` is what everyone gets who installs the project; `extra NAME` is an optional set; anything else is a
 * group of the developers, `build` what the build needs.
 */
export type Group = string;
export const MAIN: Group = 'main';
export const BUILD: Group = 'build';
/** Of what restricts all that uv resolves. */
export const UV: Group = 'uv';
/** What a container image is given besides. */
export const IMAGE: Group = 'image';

const ASIDE = /^(?:ci|scripts|image|notebooks|nox|tox|pre-commit|script)(?: |$)/;

/** Whether only scripts, workflows, images and tools ask for it, and not what the project says of itself. */
export function isAside(groups: readonly Group[]): boolean {
  return groups.length > 0 && groups.every((group) => ASIDE.test(group));
}

export interface DeclaredRequirement {
  /** Normalised; undefined where only a URL or path is given. */
  readonly name: string | undefined;
  /** A constraint restricts what something else asks for; an override replaces it. Neither adds a package. */
  readonly role: 'requirement' | 'constraint' | 'override';
  /** A version must satisfy one of these; nearly always there is only one. */
  readonly allowed: readonly SpecifierSet[];
  /** Normalised. */
  readonly extras: readonly string[];
  readonly marker: Marker | undefined;
  readonly source: Source;
  readonly groups: readonly Group[];
  /** `sha256:…` */
  readonly hashes: readonly string[];
  readonly location: Location;
  /** As written. */
  readonly text: string;
}

/** What a locked package needs. */
export interface LockedEdge {
  /** Normalised. */
  readonly name: string;
  /** Where the lock has several versions of it: which one. */
  readonly version: string | undefined;
  /** Normalised. */
  readonly extras: readonly string[];
  readonly marker: Marker | undefined;
  /** Needed only with this extra of the package. */
  readonly extra: string | undefined;
  /** Of a member of the workspace: the group that needs it. */
  readonly group: Group | undefined;
}

export interface LockedFile {
  readonly url: string | undefined;
  readonly name: string | undefined;
  /** `sha256:…`; undefined where the lock has none. */
  readonly hash: string | undefined;
}

export interface LockedPackage {
  /** Normalised. */
  readonly name: string;
  /** Absent for what is built from the project's own files. */
  readonly version: string | undefined;
  readonly source: Source;
  /** Undefined where the lock does not say. */
  readonly groups: readonly Group[] | undefined;
  /** Whether the project itself asks for it; undefined where the lock does not say. */
  readonly direct: boolean | undefined;
  readonly marker: Marker | undefined;
  readonly requires: readonly LockedEdge[];
  /** Undefined where the format lists no files. */
  readonly files: readonly LockedFile[] | undefined;
  /** Who published its files when it was locked; absent where the lock does not say. */
  readonly publishers?: readonly Publisher[];
  readonly location: Location;
  /** For a project that the lock is made for: its folder, relative to the lock's. */
  readonly member: string | undefined;
}

/** A setting that decides whom the build trusts. */
export type TrustSetting = { readonly location: Location; readonly tool: Tool } & (
  | {
      readonly kind: 'index';
      readonly url: string;
      readonly name: string | undefined;
      /** `extra`: searched beside others for every package; `explicit`: only for packages that name it. */
      readonly role: 'primary' | 'extra' | 'explicit';
      /** Names that it alone serves, `*` and `?` for any characters (PDM's `include_packages`). */
      readonly packages?: readonly string[];
      /** Names that it does not serve (PDM's `exclude_packages`), unless it alone serves them. */
      readonly excludes?: readonly string[];
    }
  | { readonly kind: 'find-links'; readonly url: string }
  | {
      /** Packages come from `find-links` alone. */
      readonly kind: 'no-index';
    }
  | {
      /** The user shows it to servers; `path` of a PEM file. */
      readonly kind: 'client-certificate';
      readonly path: string;
    }
  | { readonly kind: 'trusted-host'; readonly host: string }
  | {
      /** Certificates are not checked: of one index, by its URL or name, or of all where neither is there. */
      readonly kind: 'unverified';
      readonly url: string | undefined;
      readonly name?: string;
      /** Not of an index, but of the repositories that git fetches for whoever installs. */
      readonly repositories?: true;
    }
  | { readonly kind: 'index-strategy'; readonly strategy: string }
  | {
      /** The index is passed over when it answers with one of these, and the next one is asked (uv). */
      readonly kind: 'ignored-errors';
      readonly index: string;
      readonly codes: readonly number[];
      /** Whether only packages that name the index are looked for in it. */
      readonly explicit: boolean;
    }
  | {
      /** What is locked may come from any of the sources when it is installed (Pipenv). */
      readonly kind: 'all-sources';
    }
  | {
      /** Conda's and pixi's `channel_priority`: `strict`, `flexible`, `disabled`. */
      readonly kind: 'channel-priority';
      readonly priority: string;
    }
  | {
      /** What the installer would compare or check of a file, and is told not to. */
      readonly kind: 'unchecked';
      readonly what: 'hashes' | 'archives' | 'packages';
    }
  | { readonly kind: 'require-hashes' }
  | {
      /** The project builds itself with code of its own (PEP 517, `backend-path`). */
      readonly kind: 'own-backend';
      readonly backend: string;
    }
  | {
      /** A line that runs whenever Python starts: of a `.pth` file, or a module that `site` imports. */
      readonly kind: 'startup';
      readonly file: string;
      readonly code: string | undefined;
    }
);

export type Tool = 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'conda' | 'pixi';

export interface PythonRequirement {
  /** One of these must admit a Python. */
  readonly allowed: readonly SpecifierSet[];
  readonly location: Location;
}

/** An installed package, by the metadata that its installer left. */
export interface Distribution {
  /** Normalised. */
  readonly name: string;
  readonly version: string | undefined;
  /** Of its metadata. */
  readonly location: Location;
  /** Relative to the folder that it is installed in; undefined where no list was kept. */
  readonly files: readonly string[] | undefined;
  /** First names under which it can be imported, sorted; undefined where nothing tells them. */
  readonly modules: readonly string[] | undefined;
  readonly entries: readonly InstalledEntry[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Whether it calls itself no longer maintained (`Development Status :: 7 - Inactive`). */
  readonly inactive: boolean;
}

/** What one file says. */
export interface ManifestFacts {
  readonly requirements: readonly DeclaredRequirement[];
  /** Undefined if the file is no lock. */
  readonly packages: readonly LockedPackage[] | undefined;
  readonly trust: readonly TrustSetting[];
  readonly python: PythonRequirement | undefined;
  /** What an installer makes of the project besides its modules. */
  readonly installed: readonly InstalledEntry[];
  /** Of an installed package: the package. */
  readonly distribution: Distribution | undefined;
  /** The project's own name, as written. */
  readonly project: string | undefined;
  /** Folders below the file's own that belong to it, and those that do not, as patterns of paths. */
  readonly workspace: Workspace | undefined;
  /** Whether the file says everything that the project itself asks for. */
  readonly complete: boolean;
  /** What it leaves to code that is not run here; reported unless another file of the project is complete. */
  readonly unread: readonly Incomplete[];
}

export interface Workspace {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
}

export const NO_FACTS: ManifestFacts = {
  requirements: [],
  packages: undefined,
  trust: [],
  python: undefined,
  installed: [],
  distribution: undefined,
  project: undefined,
  workspace: undefined,
  complete: false,
  unread: [],
};

/** A file of the audited root as text. */
export interface SourceText {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
}

export interface ReadContext {
  /** Notes what could not be read; of this file where no other path is given. */
  readonly incomplete: (reason: string, line?: number, path?: string) => void;
  /** Another file of the audited root, by its path from the root; undefined if there is none. */
  readonly open: (path: string) => SourceText | undefined;
  /** What a Python file of the audited root says, without being run; undefined where nobody read it as Python. */
  readonly script?: (path: string) => Script | undefined;
}

/** One file in `manifests/` exports one of these as `manifest`: one input format. */
export interface Manifest {
  /** What people call it. */
  readonly name: string;
  /**
   * `lock` settles versions, `manifest` asks for packages, `settings` only says whom to trust; `commands` are of
   * scripts that install, for the project around them; `installed` is one package of an environment; `metadata` what
   * a build wrote down of the project itself, which counts where nothing else says it.
   */
  readonly kind: 'lock' | 'manifest' | 'settings' | 'commands' | 'installed' | 'metadata' | 'unsupported';
  /** Paths relative to the root that it reads, by the whole path. */
  readonly paths: readonly RegExp[];
  /** Where the name says little: text that a file must hold to be meant, and the size up to which it is looked for. */
  readonly hint?: {
    readonly texts: readonly string[];
    readonly bytes: number;
    /** Modules of a package are not meant: there may be thousands of them. */
    readonly alone?: true;
  };
  /** Absent parts mean none. */
  readonly read: (file: SourceText, context: ReadContext) => Partial<ManifestFacts>;
}
