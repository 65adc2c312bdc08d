/** The developer's commands behind `./wherefrom-dev`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeRegistries } from './registries.ts';

const root = join(import.meta.dirname, '..');

/** Runs a program with our output and ends with its status when it fails. */
function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: environment });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 2);
}

function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

const tasks: Record<string, (args: readonly string[]) => void> = {
  test: (patterns) => run(tool('vitest'), ['run', ...patterns]),
  // Last, since vitest takes a word that follows for the option's value.
  update: (patterns) => run(tool('vitest'), ['run', ...patterns, '--update']),
  check: () => {
    run(tool('tsc'), []);
    run(tool('tsc'), ['-p', join('src', 'page')]);
    run(tool('biome'), ['check']);
  },
  format: () => run(tool('biome'), ['check', '--write']),
  docs: () => run(process.execPath, [join(root, 'scripts', 'docs.ts')]),
  page: () => run(process.execPath, [join(root, 'scripts', 'page.ts')]),
  mine: (args) => run(process.execPath, [join(root, 'scripts', 'mine.ts'), ...args]),
  bench: ([name, ...args]) => {
    const file = join(root, 'bench', `${name}.ts`);
    if (!name || !existsSync(file)) {
      const names = readdirSync(join(root, 'bench'), { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => entry.name.replace(/\.ts$/, ''));
      console.error(`usage: ./wherefrom-dev bench NAME, with NAME one of: ${names.join(', ')}`);
      process.exit(2);
    }
    run(process.execPath, [file, ...args]);
  },
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`usage: ./wherefrom-dev ${Object.keys(tasks).join('|')} …`);
  process.exit(2);
}
writeRegistries(root);
task(args);
