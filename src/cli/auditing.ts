import type { AuditOptions } from '../audit/audit.ts';
import type { DependencyFacts } from '../dependencies/audit.ts';
import { advisoryOptions, exploitationFiles, FROM_INDEX } from './advisories.ts';
import type { Console } from './console.ts';
import { ownModels } from './models.ts';
import type { ProgressLine } from './progress.ts';
import { selectionOf } from './selection.ts';
import type { Settings } from './settings.ts';
import { suppressionOptions } from './suppression.ts';
import { BUILD, VERSION } from './version.ts';

/** What every command that audits hands to the audit. */
export async function auditOptions(
  settings: Settings,
  console: Console,
  progress: ProgressLine,
): Promise<AuditOptions> {
  const { allRules } = await import('./rules.ts');
  return {
    only: settings.only,
    selection: selectionOf(allRules(), settings),
    pythonVersion: settings.pythonVersion,
    platform: settings.platform,
    resolve: settings.resolve ? (facts) => resolved(facts, settings, console, progress) : undefined,
    advisories: async (facts) => {
      if (settings.advisories === FROM_INDEX) {
        const { askIndexes } = await import('../dependencies/index-advisories.ts');
        const { indexAccess } = await import('./indexes.ts');
        const access = indexAccess(settings, console, !settings.isolated);
        return askIndexes(facts, { access, progress, exploitation: exploitationFiles(settings) });
      }
      const { openAdvisories } = await import('../dependencies/advisories/open.ts');
      return openAdvisories(advisoryOptions(settings, console, progress));
    },
    suppression: await suppressionOptions(settings, console),
    models: await ownModels(settings.models),
    progress,
    version: VERSION,
    keep:
      settings.codeCacheDir === undefined || !BUILD
        ? undefined
        : { cacheDir: settings.codeCacheDir, version: BUILD },
  };
}

async function resolved(
  facts: DependencyFacts,
  settings: Settings,
  console: Console,
  progress: ProgressLine,
): Promise<DependencyFacts> {
  const { resolveDependencies } = await import('../dependencies/resolve.ts');
  const { indexAccess } = await import('./indexes.ts');
  const { pythonVersion: python, platform, isolated } = settings;
  const access = indexAccess(settings, console, !isolated);
  return resolveDependencies(facts, { python, platform, access, progress, judge: true });
}
