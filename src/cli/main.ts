/** Where the process starts: nothing here but what must happen before the rest is loaded. */
import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `wherefrom: Node.js ${process.versions.node} is too old; install 22.18 or newer, or start through ./wherefrom, which brings its own\n`,
  );
  process.exit(2);
}

enableCompileCache(join(import.meta.dirname, '.compiled'));
// Parts of the bundle lie beside each other: where each of them is need not be looked for.
const home = new URL('.', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^\.\/[\w-]+\.js$/.test(specifier) && context.parentURL?.startsWith(home)
      ? { url: home + specifier.slice(2), format: 'module', shortCircuit: true }
      : next(specifier, context),
});
const { runProgram } = await import('./program.ts');
const { processConsole } = await import('./console.ts');
process.exitCode = await runProgram(process.argv.slice(2), processConsole());
