/** The dependencies' part of an audit, without the report: a folder in, what is flawed out. usage: ours.ts EXPORT CACHE FOLDER */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const [source, cacheDir, folder] = process.argv.slice(2) as [string, string, string];
enableCompileCache(join(cacheDir, 'compiled'));
const { readDependencies } = await import('../../src/dependencies/audit.ts');
const { openAdvisories } = await import('../../src/dependencies/advisories/open.ts');
const { auditDependencies } = await import('../../src/dependencies/vulnerable.ts');
const { discoverFolder } = await import('../../src/project/discover.ts');
const { SILENT } = await import('../../src/project/progress.ts');

const facts = readDependencies(discoverFolder(folder), { python: undefined, platform: 'linux' });
const advisories = await openAdvisories({
  ...{ source, folder, cacheDir, offline: true, now: new Date(), network: {}, progress: SILENT },
});
const { dependencies, incomplete } = auditDependencies(facts, advisories.match);
process.stdout.write(`${JSON.stringify({ dependencies, incomplete })}\n`);
