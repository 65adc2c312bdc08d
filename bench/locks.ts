/**
 * Time from files to the graph: of a made-up uv.lock, poetry.lock and requirements file, or of the folders given.
 * usage: ./wherefrom-dev bench locks [--packages N] [FOLDER…]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDependencies } from '../src/dependencies/audit.ts';
import { discoverFolder } from '../src/project/discover.ts';

const { values, positionals } = parseArgs({
  options: { packages: { type: 'string', default: '400' } },
  allowPositionals: true,
});

/** Wheels of a package in the middle of a real lock. */
const FILES = 12;
const count = Number(values.packages);
const names = Array.from({ length: count }, (_, i) => `package-${i}`);
const needs = (i: number) =>
  [...new Set([2 * i + 1, 2 * i + 2, i + 7])].filter((other) => other < count).map((other) => names[other]!);
const hash = 'sha256:'.padEnd(71, '0123456789abcdef');

function uvLock(): string {
  const app = `[[package]]\nname = "app"\nversion = "0.1.0"\nsource = { virtual = "." }\ndependencies = [\n    { name = "package-0" },\n]\n`;
  const packages = names.map((name, i) => {
    const edges = needs(i).map(
      (other) =>
        `    { name = "${other}", marker = "python_full_version < '3.1${i % 5}' or sys_platform != 'win32'" },\n`,
    );
    const url = `https://files.example.org/packages/00/11/${'0123456789abcdef'.repeat(4)}/${name}-1.${i}.0`;
    const wheels = Array.from(
      { length: FILES },
      (_, n) =>
        `    { url = "${url}-cp3${n}-cp3${n}-manylinux_2_17_x86_64.whl", hash = "${hash}", size = 12345, upload-time = "2026-01-01T00:00:00Z" },\n`,
    );
    return `[[package]]\nname = "${name}"\nversion = "1.${i}.0"\nsource = { registry = "https://index.example.org/simple" }\ndependencies = [\n${edges.join('')}]\nsdist = { url = "${url}.tar.gz", hash = "${hash}", size = 1 }\nwheels = [\n${wheels.join('')}]\n`;
  });
  return `version = 1\nrequires-python = ">=3.10"\n\n${[app, ...packages].join('\n')}`;
}

function poetryLock(): string {
  const packages = names.map((name, i) => {
    const files = Array.from(
      { length: FILES },
      (_, n) =>
        `    {file = "${name}-1.${i}.0-cp3${n}-cp3${n}-manylinux_2_17_x86_64.whl", hash = "${hash}"},\n`,
    );
    const edges = needs(i).map((other) => `${other} = ">=1.0"\n`);
    return `[[package]]\nname = "${name}"\nversion = "1.${i}.0"\ndescription = ""\noptional = false\npython-versions = ">=3.8"\ngroups = ["main"]\nfiles = [\n${files.join('')}]\n\n[package.dependencies]\n${edges.join('')}`;
  });
  return `${packages.join('\n')}\n[metadata]\nlock-version = "2.1"\npython-versions = ">=3.10"\n`;
}

function requirements(): string {
  return names
    .map(
      (name, i) =>
        `${name}==1.${i}.0 \\\n${Array.from({ length: FILES }, () => `    --hash=${hash}`).join(' \\\n')}\n    # via\n${needs(
          i,
        )
          .map((other) => `    #   ${other}\n`)
          .join('')}`,
    )
    .join('');
}

function madeUp(): string[] {
  const root = mkdtempSync(join(tmpdir(), 'wherefrom-bench-'));
  process.once('exit', () => rmSync(root, { recursive: true }));
  const files = { 'uv.lock': uvLock(), 'poetry.lock': poetryLock(), 'requirements.txt': requirements() };
  return Object.entries(files).map(([name, text]) => {
    const folder = join(root, name.replace('.', '-'));
    mkdirSync(folder);
    writeFileSync(join(folder, name), text);
    return folder;
  });
}

console.log('dependencies   first ms    best ms of 5   folder');
for (const folder of positionals.length > 0 ? positionals : madeUp()) {
  const project = discoverFolder(folder);
  const times = Array.from({ length: 6 }, () => {
    const start = performance.now();
    const { projects } = readDependencies(project, { python: undefined, platform: 'linux' });
    return {
      time: performance.now() - start,
      size: projects.reduce((sum, { graph }) => sum + graph.dependencies.length, 0),
    };
  });
  const [first, ...others] = times.map(({ time }) => time) as [number, ...number[]];
  console.log(
    String(times[0]!.size).padStart(12),
    first.toFixed(1).padStart(10),
    Math.min(...others)
      .toFixed(1)
      .padStart(15),
    ` ${folder}`,
  );
}
