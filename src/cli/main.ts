/** Where the core of the program starts: at once, or, where it is kept in a snapshot, when that is taken up. */
import { startupSnapshot } from 'node:v8';
import { type Console, processConsole } from './console.ts';
import { optimiseLate, type PartLoader, partLoader } from './parts.ts';
import { runProgram } from './program.ts';

/** How core and parts find each other: see scripts/bundling/. */
export interface Link {
  /** Modules of the core, by their paths. */
  readonly core: Readonly<Record<string, object>>;
  part?: PartLoader;
}

/**
 * Runs the command of the command line. While a snapshot is made it carries out the rehearsals instead, command lines that
 * the environment names, so that what most runs do is compiled in it.
 */
export async function start(link: Link): Promise<void> {
  if (!startupSnapshot.isBuildingSnapshot()) return run(link);
  startupSnapshot.setDeserializeMainFunction(() => {
    optimiseLate();
    return run(link);
  });
  const rehearsals = JSON.parse(process.env.WHEREFROM_REHEARSALS ?? '[]') as string[][];
  for (const args of rehearsals) await runProgram(args, silentConsole());
}

async function run(link: Link): Promise<void> {
  link.part = partLoader(process.argv[1] as string);
  process.exitCode = await runProgram(process.argv.slice(2), processConsole());
}

function silentConsole(): Console {
  return {
    out() {},
    err(text) {
      throw new Error(`a rehearsal for the snapshot says: ${text}`);
    },
    outIsTerminal: false,
    errIsTerminal: false,
    width: 100,
    environment: {},
    folder: process.cwd(),
    now: () => new Date(),
  };
}
