import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIndex } from '../../../src/dependencies/advisories/build.ts';
import { decodeIndex } from '../../../src/dependencies/advisories/index-file.ts';
import { type Match, match } from '../../../src/dependencies/advisories/match.ts';
import { readLocal } from '../../../src/dependencies/advisories/source.ts';
import { Budget } from '../../../src/limits/budget.ts';
import { SILENT } from '../../../src/project/progress.ts';

const DATA = join(import.meta.dirname, 'data');

function questions(): [string, string][] {
  const lines = readFileSync(join(DATA, 'questions.txt'), 'utf8').split('\n');
  return lines
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(' ') as [string, string]);
}

function told({ advisories, undecided }: Match): string[] {
  const entries = advisories.map(({ id, aliases, severity, fixed, summary }) => {
    const names = [id, ...aliases].join(' = ');
    return `${names}, ${severity}, ${fixed.length > 0 ? `fixed in ${fixed.join(', ')}` : 'no fix'}: ${summary}`;
  });
  const lines = [...entries, ...undecided.map((reason) => `? ${reason}`)];
  return lines.length > 0 ? lines : ['nothing'];
}

function indexBytes(): Buffer {
  const budget = new Budget();
  const { documents } = readLocal(join(DATA, 'records'), budget);
  return buildIndex(documents, { source: 'records', read: '' }, budget, SILENT);
}

test('what is told of a version of a package', async () => {
  const index = decodeIndex(indexBytes());
  const answers = questions().map(([name, version]) =>
    [`${name} ${version}`, ...told(match(index, name, version)).map((line) => `    ${line}`)].join('\n'),
  );
  await expect(`${answers.join('\n')}\n`).toMatchFileSnapshot(join(DATA, 'answers.txt'));
});

/** Kept indexes are read by later versions: when this transcript changes, INDEX_VERSION has to be raised. */
test('what an index looks like', async () => {
  await expect(indexBytes().toString()).toMatchFileSnapshot(join(DATA, 'index.txt'));
});
