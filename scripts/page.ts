/**
 * Builds the page that inspects files in a browser: one HTML file with everything in it, whose policy forbids all
 * connections. `./wherefrom-dev page` writes it to dist-page/.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { writeRegistries } from './registries.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'src', 'page');

/** The text of the page. */
export async function pageText(): Promise<string> {
  writeRegistries(ROOT);
  const worker = await bundled('worker.ts', {});
  const script = await bundled('page.ts', { WORKER_SOURCE: JSON.stringify(worker) });
  const style = readFileSync(join(PAGE, 'page.css'), 'utf8');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const parts: Record<string, string> = { policy: policyFor(script, style), style, script, version };
  return readFileSync(join(PAGE, 'page.html'), 'utf8').replace(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => parts[name] as string,
  );
}

/** Only this script, only this style, workers made of it, and nothing from or to anywhere. */
function policyFor(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

async function bundled(entry: string, define: Record<string, string>): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(PAGE, entry)],
    bundle: true,
    write: false,
    minify: true,
    // The report shows none of the code's names, but the registries rely on nothing of theirs either.
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    define,
    inject: [join(PAGE, 'browser', 'buffer.ts')],
    plugins: [browserModules],
  });
  // A script ends at the first end tag, whatever stands around it.
  return (outputFiles[0]?.text ?? '').trim().replaceAll('</script', '<\\/script');
}

/** What stands in for modules of Node. Any other is an error: the page must not lack what it needs. */
export const STAND_INS: Readonly<Record<string, string>> = {
  'node:zlib': join(PAGE, 'browser', 'zlib.ts'),
};

const browserModules: Plugin = {
  name: 'modules of browsers',
  setup(builder) {
    builder.onResolve({ filter: /^node:/ }, ({ path, importer }) => {
      const standIn = STAND_INS[path];
      if (standIn) return { path: standIn };
      return { errors: [{ text: `${path} is not there in a browser (imported by ${importer})` }] };
    });
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(ROOT, 'dist-page', 'index.html');
  mkdirSync(join(ROOT, 'dist-page'), { recursive: true });
  writeFileSync(file, await pageText());
  console.log(file);
}
