import { describe, expect, test } from 'vitest';
import type { CodeAudit } from '../../../src/code/audit.ts';
import { auditCodeFrom } from '../../../src/code/kept.ts';
import type { Environment } from '../../../src/project/environment.ts';
import { SILENT } from '../../../src/project/progress.ts';
import { type Project, withContents } from '../../../src/project/project.ts';
import { environmentFor } from '../../support/environment.ts';
import { FIXTURES } from '../../support/fixtures.ts';
import { memoryShelf } from './shelf.ts';

const ANY = environmentFor({});

const PROJECT = projectOf({
  'app/__init__.py': '',
  'app/view.py': 'import yaml\nfrom flask import request\nyaml.load(request.data)\n',
  'setup.py': 'import yaml\n',
  'README.md': 'not asked\n',
});

function projectOf(texts: Record<string, string>): Project {
  const files = Object.entries(texts).map(([path, text]) => ({
    ...{ path, absolute: '', size: text.length, contents: Buffer.from(text) },
  }));
  return { root: FIXTURES, files, incomplete: [], passedOver: [] };
}

function said({ findings, inventory, incomplete, comments, files, lines }: CodeAudit): string {
  return JSON.stringify({ findings, inventory, incomplete, comments, files, lines }, undefined, 1);
}

/** A first audit, and a function that audits again. */
async function audited() {
  const shelves = { whole: memoryShelf(), steps: memoryShelf() };
  const again = (project = PROJECT, environment = ANY, version = 'of this test', more = {}) =>
    auditCodeFrom({ ...shelves, version }, project, environment, SILENT, more);
  return { shelves, again, first: await again() };
}

describe('an audit of code of which nothing has changed', () => {
  test('is that of the time before, and can be asked as it could', async () => {
    const { first, again } = await audited();
    const second = await again();
    expect(first.kept?.steps.done).toBeGreaterThan(0);
    expect(second.kept).toBeUndefined();
    expect(second.findings).not.toEqual([]);
    expect(said(second)).toBe(said(first));
    for (const audit of [first, second]) {
      const uses = await audit.openUses?.();
      expect(uses?.importsOf(['yaml']).map(({ path, line }) => [path, line])).toEqual([
        ['app/view.py', 1],
        ['setup.py', 1],
      ]);
    }
  });

  test('does not look at what is no Python', async () => {
    const { again } = await audited();
    const other = withContents(PROJECT, new Map([['README.md', Buffer.from('changed\n')]]));
    expect((await again(other)).kept).toBeUndefined();
  });

  test.each<[string, Project, Environment, string, object]>([
    ['a byte', edited('setup.py', 'import yaml \n'), ANY, '', {}],
    ['the name of a file', renamed('app/view.py', 'app/views.py'), ANY, '', {}],
    ['the number of files', { ...PROJECT, files: PROJECT.files.slice(1) }, ANY, '', {}],
    ['what Python runs it', PROJECT, environmentFor({ python: ['3.9'] }), '', {}],
    ['what is known of versions', PROJECT, { ...ANY, allows: () => 'yes' }, '', {}],
    ['the program', PROJECT, ANY, 'another', {}],
    ['the rules', PROJECT, ANY, '', { asksFor: () => false }],
  ])('is done again where %s is another', async (_, project, environment, version, options) => {
    const { again } = await audited();
    const second = await again(project, environment, version || undefined, options);
    expect(second.kept).toBeDefined();
  });

  test('is done again where what was kept is damaged', async () => {
    const { shelves, again, first } = await audited();
    const kept = shelves.whole.bytes ?? new Uint8Array();
    for (const at of [0, 20, kept.indexOf(0x0a), kept.length - 2]) {
      shelves.whole.bytes = kept.map((byte, i) => (i === at ? byte ^ 0xff : byte));
      const second = await again();
      expect(second.kept).toBeDefined();
      expect(said(second)).toBe(said(first));
    }
  });
});

function edited(path: string, text: string): Project {
  return withContents(PROJECT, new Map([[path, Buffer.from(text)]]));
}

function renamed(from: string, to: string): Project {
  return {
    ...PROJECT,
    files: PROJECT.files.map((file) => (file.path === from ? { ...file, path: to } : file)),
  };
}
