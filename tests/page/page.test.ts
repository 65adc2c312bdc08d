/** The page in a real browser: it says what the command says, and asks nobody anything. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageText } from '../../scripts/page.ts';
import { assemble } from '../../scripts/pickle-assembly.ts';
import { bytesSource } from '../../src/archive/source.ts';
import { inspectSource } from '../../src/page/inspect.ts';
import type { ArtifactEntry } from '../../src/report/report.ts';
import { openBrowser } from './browser.ts';

const FORMATS = join(import.meta.dirname, '..', 'artifacts', 'formats');
const folder = mkdtempSync(join(tmpdir(), 'wherefrom-page-'));
const address = `file://${join(folder, 'index.html')}`;

let browser: Browser | undefined;
let requests: string[] = [];

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), await pageText());
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(use: (page: Page) => Promise<void>): Promise<void> {
  if (!browser) return;
  requests = [];
  const page = await browser.newPage();
  // The limit is the test's own: how long a page takes says how busy the machine is.
  page.setDefaultTimeout(0);
  const errors: string[] = [];
  page.on('request', (request) => void requests.push(request.url()));
  page.on('pageerror', (error) => void errors.push(error.message));
  try {
    await page.goto(address);
    await use(page);
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

const inBrowser = (name: string, use: (page: Page) => Promise<void>) =>
  test(name, async (context) => {
    if (!browser) context.skip('there is no Chromium');
    await opened(use);
  });

async function inspected(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getElementById('status')?.textContent?.includes('inspected'));
}

/** Waits until the page is painted: Chromium drops keys that are pressed before. */
async function shown(page: Page): Promise<void> {
  await page.bringToFront();
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
}

async function focused(page: Page, id: string): Promise<void> {
  await page.waitForFunction((expected) => document.activeElement?.id === expected, id);
}

/** One file of each fixture, with its own name, so that cards can be told apart. */
function fixtures(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const path of readdirSync(FORMATS, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.includes('/') || path.endsWith('expected.txt')) continue;
    const bytes = readFileSync(join(FORMATS, path));
    const name = path.replaceAll('/', '-').replace(/\.asm$/, '');
    files.set(name, path.endsWith('.asm') ? assemble(bytes.toString()) : bytes);
  }
  return files;
}

interface Shown {
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly names: readonly string[];
  readonly program: string;
  readonly members: number;
}

/** What the card of each file says, by the file's name. */
function shownCards(page: Page): Promise<Record<string, Shown>> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll('#results > .card')];
    const texts = (card: Element, selector: string) =>
      [...card.querySelectorAll(selector)].map((found) => found.firstChild?.textContent ?? '');
    return Object.fromEntries(
      cards.map((card) => [
        card.querySelector('.name')?.textContent ?? '',
        {
          verdict: card.querySelector('header')?.className ?? '',
          reasons: texts(card, ':scope > section > .why > li'),
          names: texts(card, ':scope > section > .names > li > code').sort(),
          program: card.querySelector(':scope > section > .program')?.textContent ?? '',
          members: card.querySelectorAll('.member').length,
        },
      ]),
    );
  });
}

function shownOf([entry, ...members]: readonly ArtifactEntry[]): Shown {
  const { verdict, reasons, globals, program = '' } = entry as ArtifactEntry;
  return {
    verdict,
    reasons: reasons.map(({ message }) => message),
    names: globals.map(({ name }) => name).sort(),
    program: program.trim() === '' ? '' : program,
    members: members.length,
  };
}

/** A zstd file, which only the command unpacks. */
const UNPACKED_ELSEWHERE = /^zstd-/;

describe('the page', () => {
  inBrowser('says of every fixture what the command says, and makes no request', async (page) => {
    const files = fixtures();
    expect(files.size).toBeGreaterThan(80);
    mkdirSync(join(folder, 'fixtures'));
    for (const [name, bytes] of files) writeFileSync(join(folder, 'fixtures', name), bytes);
    await page.setInputFiles(
      '#files',
      [...files.keys()].map((name) => join(folder, 'fixtures', name)),
    );
    await inspected(page);
    const cards = await shownCards(page);
    for (const [name, bytes] of files) {
      if (UNPACKED_ELSEWHERE.test(name)) expect(cards[name]?.verdict, name).toBe('unreadable');
      else expect(cards[name], name).toEqual(shownOf(inspectSource(bytesSource(bytes), name)));
    }
    expect(requests.filter((url) => url !== address && !url.startsWith('blob:null/'))).toEqual([]);
  });

  inBrowser('could not make one if it wanted', async (page) => {
    const outcome = await page.evaluate(async () => {
      const attempts = [
        () => fetch('https://example.com/'),
        () =>
          new Promise((resolve, reject) => {
            const image = Object.assign(new Image(), {
              onload: resolve,
              onerror: reject,
              src: 'https://example.com/a.png',
            });
            document.body.append(image);
          }),
      ];
      return Promise.all(
        attempts.map((attempt) =>
          attempt().then(
            () => 'done',
            () => 'refused',
          ),
        ),
      );
    });
    expect(outcome).toEqual(['refused', 'refused']);
  });

  inBrowser('takes what is dropped, and shows names as text', async (page) => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['cos\nsystem\n(Vid\ntR.'], '<img src=x onerror=alert(1)>\u202e.pkl'));
      return transfer;
    });
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: data });
    await inspected(page);
    expect(await page.locator('.card .name').textContent()).toBe('<img src=x onerror=alert(1)>\\u{202e}.pkl');
    expect(await page.locator('.card header').getAttribute('class')).toBe('dangerous');
    expect(await page.locator('.card img').count()).toBe(0);
    expect(await page.locator('.card .digest').textContent()).toMatch(/^sha256 [0-9a-f]{64}$/);
  });

  inBrowser('is used with the keyboard alone', async (page) => {
    await shown(page);
    await page.keyboard.press('Tab');
    await focused(page, 'files');
    // The key asks for the system's window; the test answers in its place.
    await page.locator('#files').evaluate((chooser) =>
      chooser.addEventListener('click', (event) => {
        event.preventDefault();
        chooser.setAttribute('data-asked', String(event.isTrusted));
      }),
    );
    await page.keyboard.press('Enter');
    await page.locator('#files[data-asked=true]').waitFor();
    const file = join(folder, 'a.pkl');
    writeFileSync(file, assemble('GLOBAL os system\nMARK\nUNICODE id\nTUPLE\nREDUCE\nSTOP'));
    await page.setInputFiles('#files', file);
    await inspected(page);
    expect(await page.locator('[role=status]').textContent()).toBe('1 file inspected');
    await page.keyboard.press('Tab');
    await focused(page, 'clear');
    await page.keyboard.press('Enter');
    await focused(page, 'files');
    expect(await page.locator('.card').count()).toBe(0);
  });

  inBrowser('reads a file of two gigabytes where it matters', async (page) => {
    const file = join(folder, 'large.pkl');
    const size = 2 ** 31;
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(size - 12));
    writeFileSync(file, Buffer.concat([Buffer.from([0x80, 4, 0x8e]), length]));
    truncateSync(file, size);
    await page.setInputFiles('#files', file);
    await inspected(page);
    expect(await page.locator('.card .why li').first().textContent()).toMatch(/ends|STOP|opcode/);
    rmSync(file);
  });
});

test('it makes no code out of text', async () => {
  const text = await pageText();
  expect(text).not.toMatch(/\beval\(|new Function\b|unsafe-|innerHTML|document\.write/);
  expect(text.match(/<script/g), 'one script, which the policy names by its hash').toHaveLength(1);
  expect(text).not.toMatch(/\b(src|href)="/);
});

describe('its colours', () => {
  const css = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'page', 'page.css'), 'utf8');
  const schemes = [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(
    ([, block = '']) =>
      new Map(
        [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      ),
  );

  test('there is a light and a dark scheme', () => expect(schemes).toHaveLength(2));

  test.each(
    [0, 1].flatMap((scheme) =>
      'ink soft accent dangerous suspicious unreadable unknown safe'
        .split(' ')
        .flatMap((text) => ['paper', 'card', 'code'].map((ground) => [scheme, text, ground] as const)),
    ),
  )('scheme %i: %s on %s can be read (WCAG AA)', (scheme, text, ground) => {
    const colours = schemes[scheme] as Map<string, string>;
    expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
