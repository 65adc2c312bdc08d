import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditCode, type CodeAudit } from '../../../src/code/audit.ts';
import { type Runs, runsInMemory, runsOn, type Shelf } from '../../../src/code/keeping/runs.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { SILENT } from '../../../src/project/progress.ts';
import { type Project, withContents } from '../../../src/project/project.ts';
import { environmentFor, withCommands } from '../../support/environment.ts';
import { FIXTURES, fixtureNames } from '../../support/fixtures.ts';
import { Random } from '../../support/random.ts';
import { edited } from './edits.ts';
import { memoryShelf } from './shelf.ts';

function audited(
  project: Project,
  kept?: Shelf | Runs,
  environment = environmentFor({}),
): Promise<CodeAudit> {
  const runs = kept && ('bytes' in kept ? runsOn(kept as Shelf) : (kept as Runs));
  const keep = runs && { runs, version: 'of this test' };
  return auditCode(project, environment, SILENT, { keep });
}

/** All that a reader sees of an audit. */
function said({ findings, inventory, incomplete, comments, files, lines }: CodeAudit): string {
  return JSON.stringify({ findings, inventory, incomplete, comments, files, lines }, undefined, 1);
}

/** Some of the fixtures side by side, as folders of one project: names of one are met in others. */
function mixture(random: Random): Project {
  const names = random.list(4, 14, () => random.pick(fixtureNames()));
  const folders = [...new Set(names)].sort();
  const projects = folders.map((name) => ({ name, project: discoverFolder(`${FIXTURES}/${name}`) }));
  const files = projects.flatMap(({ name, project }) =>
    project.files.map((file) => ({ ...file, path: `${name}/${file.path}` })),
  );
  return { root: FIXTURES, files, incomplete: [], passedOver: [] };
}

describe('an audit that goes on from the one before', () => {
  test.each<[string, () => Shelf | Runs, number, number]>([
    ['on disk', memoryShelf, 12, 4],
    ['in memory', runsInMemory, 8, 6],
  ])('says after any edits what an audit from nothing says: kept %s', async (_, shelf, numRuns, edits) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const random = new Random(seed);
        let project = mixture(random);
        const kept = shelf();
        const environment = withCommands(environmentFor({}), random.chance(0.5) ? project.files : []);
        await audited(project, kept, environment);
        let contents: ReadonlyMap<string, Uint8Array> = new Map();
        for (let i = 0; i < edits; i += 1) {
          // Now and then a file goes, or comes back under another name.
          const file = random.pick(project.files);
          const others = project.files.filter((one) => one !== file);
          const chance = random.below(8);
          if (chance === 0) project = { ...project, files: others };
          if (chance === 1)
            project = { ...project, files: [...others, { ...file, path: `z${i}/${file.path}` }] };
          const edit = edited(project, contents, random);
          contents = edit.contents;
          const now = withContents(project, contents);
          const anew = said(await audited(now, undefined, environment));
          expect(said(await audited(now, kept, environment)), edit.said).toBe(anew);
        }
      }),
      { numRuns: Number(process.env.WHEREFROM_EXHAUSTIVE ? 1_000 : numRuns), seed: 20_261_121 },
    );
  });

  test('takes no step again where nothing has changed, and in one edited file only what depends on it', async () => {
    const project = mixture(new Random(7));
    const kept = memoryShelf();
    const first = await audited(project, kept);
    expect(first.kept?.steps.done).toBe(first.kept?.steps.all);
    const second = await audited(project, kept);
    expect(second.kept?.steps).toEqual({ all: first.kept?.steps.all, done: 0 });
    const alone = {
      path: 'alone.py',
      absolute: '',
      size: 1,
      contents: Buffer.from('import os\nos.system(input())\n'),
    };
    const more = { ...project, files: [...project.files, alone] };
    const third = await audited(more, kept);
    const other = new Map([['alone.py', Buffer.from('import os\n\n\nos.system(input())\n')]]);
    const fourth = await audited(withContents(more, other), kept);
    expect(third.kept?.steps.done).toBe(third.kept?.steps.all);
    expect(fourth.kept?.steps.done).toBeGreaterThan(0);
    expect(fourth.kept?.steps.done).toBeLessThan(12);
  });

  /** What an edit of one file changes for a call in another, by what alone tells of it. */
  test.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'another call in the place of one that is judged by its text alone',
      { 'a.py': 'import nltk.data\nnltk.data.load("corpora/words.txt")\n' },
      { 'a.py': 'import nltk.data\nnltk.data.load("corpora/w.pickle")\n' },
    ],
    [
      'a name that another file mentions now',
      {
        'a.py': 'import pickle\ndef read_it(data):\n    return pickle.loads(data)\n',
        'b.py': 'import flask\n',
      },
      { 'b.py': 'import a\nfrom flask import request\na.read_it(request.data)\n' },
    ],
    [
      'an answer that an earlier step has left',
      {
        'a.py': 'import yaml\ndef choose():\n    return yaml.SafeLoader\n',
        'b.py': 'import a\nLOADER = a.choose()\n',
        'c.py': 'import b, yaml\nfrom flask import request\nyaml.load(request.data, Loader=b.LOADER)\n',
        'd.py': 'import b, yaml\nfrom flask import request\nyaml.load(request.data, Loader=b.LOADER)\n',
      },
      { 'a.py': 'import yaml\ndef choose():\n    return yaml.UnsafeLoader\n' },
    ],
    [
      'a second function of a name',
      {
        'a.py': 'import pickle\nclass A:\n    def read_it(self, data):\n        return pickle.loads(data)\n',
        'b.py': 'from flask import request\ndef go(x):\n    x.read_it(request.data)\n',
        'c.py': 'import os\n',
      },
      { 'c.py': 'import os\ndef read_it(): pass\n' },
    ],
    [
      'a row of a table of the whole program',
      {
        'urls.py':
          "from django.urls import path\nfrom views import Cart\nurlpatterns = [path('old/', Cart.as_view())]\n",
        'views.py':
          'import pickle\nfrom django.views import View\nclass Cart(View):\n    def post(self, request):\n        return pickle.loads(request.body)\n',
      },
      {
        'urls.py':
          "from django.urls import path\nfrom views import Cart\nurlpatterns = [path('new/', Cart.as_view())]\n",
      },
    ],
  ])('finds what depends on %s', async (_, before, after) => {
    const files = Object.entries(before).map(([path, text]) => ({
      ...{ path, absolute: '', size: text.length, contents: Buffer.from(text) },
    }));
    const project = { root: FIXTURES, files, incomplete: [], passedOver: [] };
    const edits = Object.entries(after).map(([path, text]) => [path, Buffer.from(text)] as const);
    const now = withContents(project, new Map(edits));
    const anew = said(await audited(now));
    for (const kept of [memoryShelf(), runsInMemory()]) {
      const first = said(await audited(project, kept));
      expect(anew).not.toBe(first.replace(/"lines": \d+/, `"lines": ${JSON.parse(anew).lines}`));
      expect(said(await audited(now, kept))).toBe(anew);
    }
  });

  test('does without what cannot be kept, and says so', async () => {
    const broken: Runs = {
      get: () => undefined,
      put() {
        throw new TypeError('no such thing');
      },
    };
    const project = mixture(new Random(5));
    const { incomplete, ...audit } = await audited(project, broken);
    const anew = await audited(project);
    expect(audit.findings).toEqual(anew.findings);
    expect(audit.inventory).toEqual(anew.inventory);
    const why =
      /^nothing could be kept for the next run: internal error, please report it: no such thing \(incremental\.test\.ts:\d+:\d+\)$/;
    expect(incomplete).toEqual([...anew.incomplete, { path: '.', reason: expect.stringMatching(why) }]);
  });

  test('begins from nothing with other files, another program, or a shelf that is damaged', async () => {
    const project = mixture(new Random(3));
    const kept = memoryShelf();
    const first = await audited(project, kept);
    const fewer = { ...project, files: project.files.slice(1) };
    const without = await audited(fewer, kept);
    expect(without.kept?.steps.done).toBe(without.kept?.steps.all);
    await audited(project, kept);
    const environment = environmentFor({});
    const other = { keep: { runs: runsOn(kept), version: 'another' } };
    const again = await auditCode(project, environment, SILENT, other);
    expect(again.kept?.steps.done).toBe(again.kept?.steps.all);
    await audited(project, kept);
    for (const at of [0, 20, 40, 5_000, (kept.bytes?.length ?? 0) - 1]) {
      const bytes = Uint8Array.from(kept.bytes ?? []);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const damaged = memoryShelf();
      damaged.bytes = bytes;
      const anew = await audited(project, damaged);
      expect(anew.kept?.steps.done).toBe(anew.kept?.steps.all);
      expect(said(anew)).toBe(said(first));
    }
  });
});
