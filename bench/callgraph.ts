/**
 * The call graph against the public micro-benchmark of PyCG (Apache-2.0; its source archive on the package index has
 * it in `micro-benchmark/`): per category the edges that are expected, missing and extra, and each difference.
 *
 *   ./wherefrom-dev bench callgraph FOLDER
 *
 * FOLDER holds `snippets/CATEGORY/NAME/` with `callgraph.json` and Python files. Nothing in them is run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCode } from '../src/code/open.ts';
import { discoverFolder } from '../src/project/discover.ts';
import { SILENT } from '../src/project/progress.ts';
import { callGraph } from './support/call-graph.ts';
import { anyPython } from './support/environment.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: ./wherefrom-dev bench callgraph FOLDER');
  process.exit(2);
}
const snippets = join(folder, 'snippets');
const SWAPPED = 'the arguments of map are swapped: it raises TypeError before it calls anything';

async function edgesOf(snippet: string): Promise<Set<string>> {
  const { engine } = await openCode(discoverFolder(snippet), anyPython(), SILENT);
  const edges = new Set<string>();
  for (const [caller, callees] of callGraph(engine))
    for (const callee of callees) edges.add(`${caller} -> ${inTheirWords(callee)}`);
  return edges;
}

/** Builtins and their methods as PyCG spells them; an object of a library by the path of its class. */
function inTheirWords(name: string): string {
  return name
    .replace(
      /^builtins\.(str|list|dict|tuple|set)\(\)\./,
      (_, type: string) => `<**Py${type[0]?.toUpperCase()}${type.slice(1)}**>.`,
    )
    .replace(/^builtins\./, '<builtin>.')
    .replaceAll('()', '');
}

function because(reason: string | undefined): string {
  return reason ? ` (${reason})` : '';
}

function without(edges: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...edges].filter((edge) => !others.has(edge)).sort();
}

function expectedOf(snippet: string): Set<string> {
  const graph = JSON.parse(readFileSync(join(snippet, 'callgraph.json'), 'utf8')) as Record<string, string[]>;
  return new Set(
    Object.entries(graph).flatMap(([caller, callees]) => callees.map((callee) => `${caller} -> ${callee}`)),
  );
}

/** Edges that the benchmark expects and Python does not have: nothing is called there when the snippet runs. */
const NOT_IN_PYTHON: Readonly<Record<string, string>> = {
  'builtins/map: main -> main.func': SWAPPED,
  'builtins/map: main -> main.func2': SWAPPED,
  'builtins/map: main -> main.func3': SWAPPED,
  'builtins/map: main -> main.func3.func': SWAPPED,
  'decorators/nested_decorators: main -> main.func':
    'the name stands for what the outer decorator gives; only the inner wrapper calls the function itself',
  'dynamic/eval: main.func -> <builtin>.eval': 'the body of that function is `pass`; the module calls eval',
  'kwargs/chained_call: main.func2 -> main.func2':
    'the default that would make it so is overridden by the only call',
};

/** Edges that Python has and the benchmark does not expect. */
const IN_PYTHON: Readonly<Record<string, string>> = {
  'classes/static_method_call: main -> <builtin>.staticmethod': 'the decorator is called',
  'dicts/update: main -> <**PyDict**>.update': 'the method is called by its name',
  'dynamic/eval: main -> <builtin>.eval': 'the function is called by its name',
};

console.log('| category | snippets | edges | not in Python | missing | extra, in Python | extra |');
console.log('|---|--:|--:|--:|--:|--:|--:|');
type Counts = Record<'snippets' | 'edges' | 'unreal' | 'missing' | 'real' | 'extra', number>;
const none = (): Counts => ({ snippets: 0, edges: 0, unreal: 0, missing: 0, real: 0, extra: 0 });
const all = none();
const differences: string[] = [];
for (const category of readdirSync(snippets).sort()) {
  const counts = none();
  for (const name of readdirSync(join(snippets, category)).sort()) {
    const snippet = join(snippets, category, name);
    const [found, expected] = [await edgesOf(snippet), expectedOf(snippet)];
    const missing = without(expected, found);
    const extra = without(found, expected);
    counts.snippets += 1;
    counts.edges += expected.size;
    for (const edge of missing.map((one) => `${category}/${name}: ${one}`)) {
      counts[edge in NOT_IN_PYTHON ? 'unreal' : 'missing'] += 1;
      differences.push(`- missing ${edge}${because(NOT_IN_PYTHON[edge])}`);
    }
    for (const edge of extra.map((one) => `${category}/${name}: ${one}`)) {
      counts[edge in IN_PYTHON ? 'real' : 'extra'] += 1;
      differences.push(`- extra ${edge}${because(IN_PYTHON[edge])}`);
    }
  }
  console.log(`| ${category} | ${Object.values(counts).join(' | ')} |`);
  for (const key of Object.keys(counts) as (keyof Counts)[]) all[key] += counts[key];
}
console.log(`| all | ${Object.values(all).join(' | ')} |`);
for (const line of differences) console.log(line);
