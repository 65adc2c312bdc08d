/**
 * The process that `bench/parse.ts` measures: reads and parses every Python file below a folder; `parse-all FOLDER 2`
 * does it twice, to show what the second time costs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../src/code/python/parse.ts';

const [folder = '.', times = '1'] = process.argv.slice(2);
for (let time = 0; time < Number(times); time += 1) parseAll();

function parseAll(): void {
  let [files, bytes, words, damaged, milliseconds] = [0, 0, 0, 0, 0];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.py')) continue;
    const file = readFileSync(join(folder, name));
    const started = performance.now();
    const tree = parse(file);
    milliseconds += performance.now() - started;
    files += 1;
    bytes += file.length;
    words += tree.nodes.length;
    if (tree.errorCount > 0) damaged += 1;
  }
  const megabytes = bytes / 1e6;
  console.log(
    `  ${files} files, ${megabytes.toFixed(1)} MB, ${damaged} with errors; parsing alone ${milliseconds.toFixed(0)} ms, ` +
      `${((megabytes / milliseconds) * 1000).toFixed(0)} MB/s, ${((words * 4) / bytes).toFixed(1)} bytes of tree per byte`,
  );
}
