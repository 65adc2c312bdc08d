/** A look at artifacts alone, without the project around them. */
import { auditArtifacts } from '../artifacts/audit.ts';
import { compareFindings } from '../finding/finding.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { Report } from '../report/report.ts';

export interface InspectOptions {
  /** Paths of the files that were named; something is said of each of them. */
  readonly named: ReadonlySet<string>;
  readonly progress: Progress;
  readonly version: string;
}

/** The report on the artifacts among the project's files. */
export async function inspect(
  project: Project,
  { named, progress, version }: InspectOptions,
): Promise<Report> {
  const { artifacts, findings, incomplete, count } = await auditArtifacts(project, { named, progress });
  return {
    version: 1,
    tool: { name: 'wherefrom', version },
    root: '.',
    findings: [...findings].sort(compareFindings),
    inventory: [],
    artifacts,
    dependencies: [],
    incomplete: [...project.incomplete, ...incomplete],
    summary: {
      files: { python: 0, artifacts: count, manifests: 0 },
      lines: 0,
      passedOver: project.passedOver,
    },
  };
}
