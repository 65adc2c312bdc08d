import type { AuditOptions } from '../audit/audit.ts';
import { advisoryOptions } from './advisories.ts';
import type { Console } from './console.ts';
import { ownModels } from './models.ts';
import type { ProgressLine } from './progress.ts';
import { allRules } from './rules.ts';
import { selectionOf } from './selection.ts';
import type { Settings } from './settings.ts';
import { suppressionOptions } from './suppression.ts';
import { VERSION } from './version.ts';

/** What every command that audits hands to the audit. */
export async function auditOptions(
  settings: Settings,
  console: Console,
  progress: ProgressLine,
): Promise<AuditOptions> {
  return {
    only: settings.only,
    selection: selectionOf(allRules(), settings),
    pythonVersion: settings.pythonVersion,
    platform: settings.platform,
    advisories: async () => {
      const { openAdvisories } = await import('../dependencies/advisories/open.ts');
      return openAdvisories(advisoryOptions(settings, console, progress));
    },
    suppression: await suppressionOptions(settings, console),
    models: await ownModels(settings.models),
    progress,
    version: VERSION,
  };
}
