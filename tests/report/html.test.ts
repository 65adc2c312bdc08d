import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { format } from '../../src/report/formats/html.ts';
import { mapOf } from '../../src/report/html/map.ts';
import { treesOf } from '../../src/report/html/tree.ts';
import type { AdvisoryEntry, DependencyEntry, Report } from '../../src/report/report.ts';
import { report as arbitraryReport } from './arbitrary.ts';
import { rendered } from './render.ts';
import { cleanReport, emptyReport, sampleReport } from './sample.ts';

const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-html-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const page = (report: Report) => rendered(format, report);

/** What is between the tags that the page has of itself: its style and its script. */
function withoutOwn(text: string): string {
  return text.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<script>[\s\S]*?<\/script>/, '');
}

test.each([
  ['sample', sampleReport],
  ['clean', cleanReport],
  ['empty', emptyReport],
])('what the page of a report has: %s', async (name, report) => {
  await expect(withoutOwn(page(report))).toMatchFileSnapshot(`expected/html/${name}.html`);
});

const PAYLOAD = `"><img src=x onerror=alert(1)><script>alert(2)</script>' onload='alert(3)`;
/** Values of these are words of ours. */
const OURS = new Set([
  'severity',
  'verdict',
  'origin',
  'confidence',
  'kind',
  'reachable',
  'rule',
  'fingerprint',
]);

/** The report with a payload behind every text that a project, a database or a file could have written. */
function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return OURS.has(key) ? value : value + PAYLOAD;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
}

test.each([
  ['sample', sampleReport],
  ['hostile', poisoned(sampleReport) as Report],
])('every link of the %s page leads to one place of it', (_, report) => {
  const text = page(report);
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...text.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(8);
  expect(links.filter((link) => !ids.includes(link))).toEqual([]);
});

describe('nothing of the project becomes markup', () => {
  const TAGS = new Set(
    'html head meta title body header h1 h2 h3 p ul ol li b br strong nav div a span label input main section details summary code pre mark table thead tbody tr th td dl dt dd footer figure figcaption button svg path g rect text'.split(
      ' ',
    ),
  );
  const isClean = (text: string) => {
    for (const [tag, name] of withoutOwn(text).matchAll(/<\/?([a-z0-9]+)[^>]*>/gi)) {
      expect(TAGS).toContain(name);
      expect(tag).not.toMatch(/\son\w+\s*=|javascript:|\ssrc=/i);
    }
  };

  test('whatever tries to', () => {
    const text = page(poisoned(sampleReport) as Report);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    isClean(text);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const text = page(report);
        isClean(text);
        expect(withoutOwn(text)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e\u2066]/);
      }),
      { numRuns: 60, seed: 23 },
    );
  });
});

function entry(path: readonly string[], severity?: AdvisoryEntry['severity']): DependencyEntry {
  const name = path.at(-1) as string;
  const advisory = { id: `A-${name}`, aliases: [], fixed: [], reachable: 'unknown' } as const;
  const common = { name, version: '1', purl: `pkg:pypi/${name}@1`, manifest: 'lock', line: 1, groups: [] };
  const advisories = severity ? [{ ...advisory, severity }] : [];
  return { ...common, direct: path.length === 2, paths: [path], advisories };
}

describe('the map of the tree', () => {
  const entries = [
    entry(['app', 'quiet']),
    entry(['app', 'quiet', 'deep']),
    entry(['app', 'a']),
    entry(['app', 'a', 'b'], 'high'),
    entry(['app', 'a', 'c']),
    entry(['app', 'z'], 'critical'),
  ];

  test('has what is risky, who brings it, and counts the rest', () => {
    const { markup } = mapOf(treesOf(entries));
    const labels = [...markup.matchAll(/<text[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(labels).toEqual(['app', 'z 1', 'a 1', 'b 1', 'and 1 more', 'and 2 more']);
    expect([...markup.matchAll(/<g class="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'below critical',
      'own critical',
      'below high',
      'own high',
      'rest',
      'rest',
    ]);
  });

  test('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(mapOf(treesOf(shuffled)).markup).toBe(mapOf(treesOf(entries)).markup);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test('of a chain of ten thousand ends', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => `p${i}`);
    expect(mapOf(treesOf([entry(chain, 'low')])).markup.length).toBeLessThan(20_000);
  });
});

test('a browser shows it: no error, nothing fetched, the filter and the map move', async (context) => {
  const program = '/usr/bin/chromium';
  if (!existsSync(program)) context.skip('there is no chromium on this machine');
  const { chromium } = await import('playwright-core');
  const file = join(scratch, 'report.html');
  writeFileSync(file, page(poisoned(sampleReport) as Report));
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    const view = await browser.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    view.on('console', (message) => said.push(message.text()));
    view.on('pageerror', (error) => said.push(String(error)));
    view.on('dialog', (dialog) => said.push(dialog.message()));
    view.on('request', (request) => asked.push(request.url()));
    await view.goto(`file://${file}`);
    const shown = () => view.locator('.card:visible, main tbody tr:visible').count();
    const before = await shown();
    await view.evaluate("for (const card of document.querySelectorAll('details')) card.open = false");
    const folded = view.locator('.first a[href*="%3A"]').last();
    const card = view.locator(`[id="${(await folded.getAttribute('href'))?.slice(1)}"]`);
    expect(await card.isVisible()).toBe(false);
    await folded.click();
    expect(await card.isVisible()).toBe(true);
    await view.fill('#filter', 'certainly-not-there');
    expect([before > 5, await shown()]).toEqual([true, 0]);
    await view.fill('#filter', '');
    expect(await shown()).toBe(before);
    const box = () => view.locator('.map svg').getAttribute('viewBox');
    const whole = await box();
    await view.click('text=Closer');
    expect(await box()).not.toBe(whole);
    await view.click('.map >> text=All');
    expect(await box()).toBe(whole);
    expect([said, asked]).toEqual([[], [`file://${file}`]]);
  } finally {
    await browser.close();
  }
});
