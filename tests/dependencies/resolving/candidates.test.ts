/** What is passed over of a page must not be missed, and names that are read by their neighbours must be what they are alone. */
import { describe, expect, test } from 'vitest';
import { readHtmlPage } from '../../../src/dependencies/index/html-page.ts';
import { readJsonPage } from '../../../src/dependencies/index/json-page.ts';
import {
  parseSdistFilename,
  parseWheelFilename,
  releaseNames,
} from '../../../src/dependencies/packaging/filenames.ts';
import { formatVersion } from '../../../src/dependencies/packaging/versions.ts';
import { candidatesOf } from '../../../src/dependencies/resolving/candidates.ts';
import { type Target, targetOf } from '../../../src/dependencies/resolving/target.ts';

const HASH = `#sha256=${'a0'.repeat(32)}`;
const ADDRESS = 'https://x.test/simple/pack-age/';
const TARGETS = (['linux', 'macos', 'windows'] as const).map((platform) =>
  targetOf({ major: 3, minor: 12 }, platform),
);

const TAGS = [
  'py3-none-any',
  'py2.py3-none-any',
  'PY3-NONE-ANY',
  'cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64',
  'cp312-cp312-musllinux_1_2_x86_64',
  'cp39-abi3-manylinux_2_28_x86_64',
  'cp310.cp312-abi3.none-linux_i686.linux_x86_64',
  'cp313-cp313-manylinux_2_28_x86_64',
  'cp312-cp312-macosx_11_0_arm64',
  'cp312-none-win_amd64',
  'py2-none-any',
  'cp312-cp312-manylinux_9_99_x86_64',
];

/** Ways to write one file, all of which mean it. */
const WAYS: readonly ((name: string) => string)[] = [
  (name) =>
    `<a href="https://files.test/ab/${name}${HASH}" data-requires-python="&gt;=3.8">${name}</a><br/>\n`,
  (name) => `<a href="https://files.test/ab/${name}${HASH}">${name}</a><br />\n    `,
  (name) => `<a href="../../ab/${name}${HASH}" data-core-metadata="sha256=00">${name}</a>`,
  (name) => `<a href="${name}">${name}</a>`,
  (name) => `<A HREF="https://files.test/${name}">${name}</A>`,
  (name) => `<a href='https://files.test/${name}${HASH}'>${name}</a>`,
  (name) => `<a  rel="x" href="https://files.test/${name}${HASH}">${name}</a>`,
  (name) => `<a href="https://files.test/${name}${HASH}" data-yanked="it is &lt;bad&gt;">${name}</a>`,
  (name) => `<a href="https://files.test/${name}${HASH}" data-requires-python=">=3.8">${name}</a>`,
  (name) => `<a href="https://files.test/${name.replaceAll('_', '%5F')}${HASH}">${name}</a>`,
  (name) => `<a href="https://files.test/${name.replaceAll('-', '&#45;')}${HASH}">${name}</a>`,
  (name) => `<a href="https://files.test/?file=/${name}${HASH}">${name}</a>`,
  (name) => `<a href="http://files.test/${name}${HASH}">unsafe</a>`,
  (name) => `<a href="https://files.test/download?${name}${HASH}">${name}</a>`,
];

const STEMS = [
  'Pack.Age-1.0',
  'pack_age-1.0',
  'pack_age-1.0.0',
  'pack_age-2.0-1',
  'pack_age-2.0rc1',
  'other-3.0',
];
const NAMES = [
  ...STEMS.flatMap((stem) => TAGS.map((tags) => `${stem}-${tags}.whl`)),
  ...[
    'pack-age-1.0.tar.gz',
    'pack_age-4.0.zip',
    'pack-age-5-1.tar.gz',
    'pack_age-6.exe',
    'pack-age-7.tar.gz',
  ],
  ...[
    'pack-age-1.0-py3-none-any.whl',
    'pack_age-1.0-none-any.whl',
    'pack_age-x-py3-none-any.whl',
    'pack_age-.whl',
  ],
];

/** Seeded: neither this test nor what it finds changes from run to run. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state;
  };
  return list
    .map((one) => ({ one, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

const USUAL = `<a href="https://files.example.org/x-1-py3-none-any.whl#sha256=${'0'.repeat(64)}">`;

describe('what is passed over', () => {
  test.each(TARGETS)('changes nothing for $label', (target) => {
    let passed = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const anchors = NAMES.map((name, i) =>
        (WAYS[(i * seed) % (seed % 2 ? 2 : WAYS.length)] as (name: string) => string)(name),
      );
      const page = readHtmlPage(`<html>${shuffled(anchors, seed).join('')}</html>`, ADDRESS);
      const some = page.filesFor?.(target.wheels, false) ?? [];
      const whole = { files: readHtmlPage(`<html>${shuffled(anchors, seed).join('')}`, ADDRESS).files };
      for (const sources of [true, false]) {
        const wishes = { pins: [], sources };
        const ours = candidatesOf('pack-age', page, target, wishes);
        const all = candidatesOf('pack-age', whole, target, wishes);
        expect(ours.usable).toEqual(all.usable);
        expect(ours.hasSources).toBe(all.hasSources);
        expect(ours.refused).toEqual(all.refused);
      }
      passed += whole.files.length - some.length;
    }
    expect(passed).toBeGreaterThan(200);
  });

  test.each(TARGETS)('changes nothing of JSON for $label', (target) => {
    let passed = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const files = shuffled(NAMES, seed).map((filename) => ({
        ...{ filename, url: `https://files.example.org/${filename}`, hashes: { sha256: '0'.repeat(64) } },
        ...{ 'requires-python': '>=3.8', yanked: seed % 3 === 0 && filename.length % 5 === 0 },
      }));
      const text = JSON.stringify({ files });
      const page = readJsonPage(text, ADDRESS);
      const some = page.filesFor?.(target.wheels, false) ?? [];
      const whole = { files: readJsonPage(text, ADDRESS).files };
      for (const sources of [true, false]) {
        const wishes = { pins: [], sources };
        const ours = candidatesOf('pack-age', page, target, wishes);
        const all = candidatesOf('pack-age', whole, target, wishes);
        expect(ours.usable).toEqual(all.usable);
        expect(ours.hasSources).toBe(all.hasSources);
        expect(ours.refused).toEqual(all.refused);
      }
      passed += whole.files.length - some.length;
    }
    expect(passed).toBeGreaterThan(200);
  });

  test('takes time in proportion to the tags of a hostile name', { timeout: 60_000 }, () => {
    const wheels = (TARGETS[0] as Target).wheels;
    const usual = 'x-1-py3-none-any.whl';
    const hostile = (tags: number) =>
      `x-1-${'cp312.'.repeat(tags)}cp312-${'none.'.repeat(tags)}none-${'foo.'.repeat(tags)}x.whl`;
    for (const tags of [1_000, 20_000]) {
      const files = [hostile(tags), usual].map((filename) => ({
        ...{ filename, url: `https://files.example.org/${filename}` },
      }));
      const anchors = files.map(({ url }) => `<a href="${url}#sha256=${'0'.repeat(64)}">x</a>`);
      for (const page of [
        readHtmlPage(`<html>${anchors.join('')}`, ADDRESS),
        readJsonPage(JSON.stringify({ files }), ADDRESS),
      ])
        expect(page.filesFor?.(wheels, false).map(({ name }) => name)).toEqual([usual]);
    }
  });

  test('takes time in proportion to a hostile page', { timeout: 60_000 }, () => {
    const parts = [
      '<a href="x-1-',
      '<a href="x-1-cp310-cp310-win_amd64.whl" data-',
      '<a href="x-1-a-b-c.whl">\n',
    ];
    for (const part of [
      ...parts,
      `${parts[2]} `,
      `<a href="${'a/'.repeat(50)}`,
      '<a href="x-1-a-b-c.whl"></a>   ',
      ...[
        `${USUAL}x</a>${' '.repeat(50)}`,
        `${USUAL}${'x'.repeat(50)}`,
        `${USUAL}</a><a href="${'x.zip'.repeat(10)}`,
      ],
    ]) {
      const page = readHtmlPage(`<html>${part.repeat(100_000)}`, ADDRESS);
      expect(page.filesFor?.((TARGETS[0] as Target).wheels, false).length).toBeLessThanOrEqual(100_000);
    }
  });
});

test('names among others are read as they are alone', () => {
  const alone = (file: string) => {
    const name = parseWheelFilename(file) ?? parseSdistFilename(file);
    if (name?.name !== 'pack-age') return undefined;
    return { text: formatVersion(name.version), tags: 'tags' in name ? name.tags : undefined };
  };
  for (let seed = 1; seed <= 50; seed += 1) {
    const read = releaseNames('pack-age');
    for (const file of shuffled([...NAMES, ...NAMES], seed)) {
      const found = read(file);
      expect(found && { text: found.named.text, tags: found.tags }, file).toEqual(alone(file));
    }
  }
});
