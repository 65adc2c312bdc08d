import type { Finding } from '../finding/finding.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import type { Origin } from '../finding/origin.ts';
import type { Severity } from '../finding/severity.ts';
import type { UnusedComment } from '../suppression/comments.ts';
import type { Aside } from '../suppression/policy.ts';

/** The JSON report, version 1: its field names are a promise to scripts. Extended only compatibly. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'wherefrom'; readonly version: string };
  readonly root: string;
  readonly findings: readonly Finding[];
  readonly inventory: readonly InventoryEntry[];
  readonly artifacts: readonly ArtifactEntry[];
  readonly dependencies: readonly DependencyEntry[];
  readonly incomplete: readonly Incomplete[];
  readonly summary: Summary;
}

/** A deserialisation call, judged or not. */
export interface InventoryEntry {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Canonical name, whatever it is called there: `pickle.loads`. */
  readonly callee: string;
  readonly origin: Origin;
  readonly verdict: 'finding' | 'safe' | 'unknown';
  readonly reason: string;
  /** Paths of the files that it loads, as far as they are literal; `*` for what is not. */
  readonly opens?: readonly string[];
  /** The kind of code that makes it no finding, whatever the verdict. */
  readonly aside?: Aside;
}

export type ArtifactVerdict = 'dangerous' | 'suspicious' | 'unknown' | 'safe' | 'unreadable';

/** A file, or a member of an archive (`model.zip!/data.pkl`), that can run code when it is loaded. */
export interface ArtifactEntry {
  readonly path: string;
  /** `pickle`, `torch-zip`, `npy` … */
  readonly format: string;
  readonly verdict: ArtifactVerdict;
  /** Hexadecimal, of the whole file; of the member for members. */
  readonly sha256: string;
  readonly globals: readonly GlobalEntry[];
  readonly reasons: readonly ArtifactReason[];
  /** What the pickle does when it is loaded, as an expression; for people. */
  readonly program?: string;
  /** Loaders that read it in a way of their own: what becomes of it there. */
  readonly loaders?: readonly LoaderEntry[];
  /** Places in the audited code that load it. */
  readonly loadedBy?: readonly { readonly path: string; readonly line: number }[];
}

export interface GlobalEntry {
  /** `module.qualname`. */
  readonly name: string;
  readonly verdict: 'dangerous' | 'unknown' | 'safe';
  /** Of the opcode that asks for it, in bytes from the start of the file or member. */
  readonly offset: number;
}

/** One loader, in releases that read the file alike. */
export interface LoaderEntry {
  /** As it is called: `torch.load(weights_only=True)`. */
  readonly loader: string;
  /** `2.4 and later`, `1.13 until 2.4`, `1.1.5 to 2.3.3`. */
  readonly releases: string;
  /** What comes of it there, where the loader finishes; `refused` where it does not. */
  readonly verdict: ArtifactVerdict | 'refused';
  /** Why it differs from the verdict of the file. */
  readonly reason?: string;
  readonly offset?: number;
}

export interface ArtifactReason {
  readonly rule: string;
  readonly message: string;
  readonly offset?: number;
}

/** A package that the project depends on, as one manifest or lock says it. */
export interface DependencyEntry {
  readonly name: string;
  /** Absent where nothing pins it. */
  readonly version?: string;
  readonly purl: string;
  readonly manifest: string;
  readonly line: number;
  readonly direct: boolean;
  readonly groups: readonly string[];
  /** From the project to the package, names only; the shortest first. */
  readonly paths: readonly (readonly string[])[];
  readonly advisories: readonly AdvisoryEntry[];
}

export interface AdvisoryEntry {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly summary?: string;
  /** Versions that are free of it, oldest first; empty where there is none. */
  readonly fixed: readonly string[];
  readonly reachable: 'yes' | 'imported' | 'not imported' | 'unknown';
  /** Why `reachable` is what it is; absent where nobody looked. */
  readonly reach?: Reach;
  /** How likely an attack is, where the user has given the file. */
  readonly epss?: EpssScore;
  /** That attacks have been seen; absent where nobody has told of one, or no catalogue was given. */
  readonly exploited?: ExploitedSince;
}

export interface Reach {
  /** One clause. */
  readonly reason: string;
  /** What the fix has touched, dotted; empty where it is not known. */
  readonly symbols: readonly string[];
  /** Where the code uses one of them, or else imports the package. */
  readonly places: readonly UsedPlace[];
}

export interface UsedPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What of the library is used or imported, dotted. */
  readonly symbol: string;
}

/** Both from 0 to 1. */
export interface EpssScore {
  /** Of an attack within 30 days. */
  readonly probability: number;
  /** The share of all flaws that are not likelier to be attacked. */
  readonly percentile: number;
}

export interface ExploitedSince {
  /** When the catalogue took it up, ISO date. */
  readonly since: string;
  /** Whether it is known to be used for extortion. */
  readonly ransomware: boolean;
}

/** What the last lines of a report are made from. */
export interface Summary {
  readonly files: { readonly python: number; readonly artifacts: number; readonly manifests: number };
  readonly lines: number;
  /** What was passed over on purpose: `virtual environment .venv`, `12 entries ignored by .gitignore`. */
  readonly passedOver: readonly string[];
  /** Age of the advisory store in words and its record count, or why there is none. */
  readonly advisories?: string;
  /** Comments that ignore what is not there. */
  readonly unusedComments?: readonly UnusedComment[];
  /** How many entries the baseline has, and how many of them no longer occur. */
  readonly baseline?: { readonly entries: number; readonly gone: number };
  /** How many rules are off by default and did not run, by the word of `--select` that runs them. */
  readonly rulesOff?: readonly { readonly select: string; readonly count: number }[];
  /** Models beside the built-in ones, and what leans on those of the project. */
  readonly models?: OwnModels;
}

/** Models of libraries that somebody has added, and what they change. */
export interface OwnModels {
  /** `by`: named by the project's own settings, or by the user on the command line. */
  readonly used: readonly {
    readonly library: string;
    readonly path: string;
    readonly by: 'project' | 'user';
  }[];
  /** Verdicts that would be others without the models of the project. */
  readonly leaning: readonly LeaningVerdict[];
}

export interface LeaningVerdict {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly judged: JudgedPlace;
  /** The same without the models of the project. */
  readonly without: JudgedPlace;
}

/** What a report says of one place. */
export interface JudgedPlace {
  /** The worst finding's, or what the inventory says; `none` where nothing is said. */
  readonly verdict: Severity | 'safe' | 'unknown' | 'none';
  readonly origin?: Origin;
}
