/** Where the core of the program starts: at once, or, where it is kept in a snapshot, when that is taken up. */
import { startupSnapshot } from 'node:v8';
import { processConsole } from './console.ts';
import { optimiseLate, type PartLoader, partLoader } from './parts.ts';
import { runProgram } from './program.ts';

/** How core and parts find each other: see scripts/bundling/. */
export interface Link {
  /** Modules of the core, by their paths. */
  readonly core: Readonly<Record<string, object>>;
  part?: PartLoader;
}

/** Modules of Node's that a snapshot can hold and most runs come to: loading them costs more than reading them with it. */
const READY = ['crypto', 'zlib'];

/** Runs the command of the command line, or says that it is to be run when a snapshot that is being made is taken up. */
export function start(link: Link): void {
  if (!startupSnapshot.isBuildingSnapshot()) return void run(link);
  for (const name of READY) process.getBuiltinModule(`node:${name}`);
  startupSnapshot.setDeserializeMainFunction(() => {
    optimiseLate();
    return run(link);
  });
}

async function run(link: Link): Promise<void> {
  link.part = partLoader(process.argv[1] as string);
  process.exitCode = await runProgram(process.argv.slice(2), processConsole());
}
