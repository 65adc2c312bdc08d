/**
 * Which wheels run on a Python and a platform: PEP 425 tags, PEP 600 (manylinux), PEP 656 is not asked for (musl).
 * The oracle is `packaging.tags`.
 */
import type { Platform, PythonVersion } from '../../project/environment.ts';
import type { WheelTags } from './filenames.ts';

export interface TagTarget {
  readonly python: PythonVersion;
  readonly platform: Platform;
}

/**
 * What the platforms are taken to be where only their family is known: the machines that uv assumes for
 * `--python-platform linux`, `macos` and `windows`.
 */
const GLIBC = [2, 28] as const;
const MACOS = [13, 0] as const;

/** All tags that fit, `interpreter-abi-platform`, with their place: the lower the better. */
export function supportedTags({ python, platform }: TagTarget): ReadonlyMap<string, number> {
  const platforms = PLATFORM_TAGS[platform]();
  const tags = [...cpythonTags(python, platforms), ...compatibleTags(python, platforms)];
  const ranks = new Map<string, number>();
  for (const tag of tags) if (!ranks.has(tag)) ranks.set(tag, ranks.size);
  return ranks;
}

const PLATFORM_TAGS: Readonly<Record<Platform, () => string[]>> = {
  linux: linuxTags,
  macos: macosTags,
  windows: () => ['win_amd64'],
};

const LEGACY: Readonly<Record<number, string>> = {
  17: 'manylinux2014',
  12: 'manylinux2010',
  5: 'manylinux1',
};

function linuxTags(): string[] {
  const tags: string[] = [];
  for (let minor = GLIBC[1]; minor >= 5; minor -= 1) {
    tags.push(`manylinux_${GLIBC[0]}_${minor}_x86_64`);
    if (LEGACY[minor]) tags.push(`${LEGACY[minor]}_x86_64`);
  }
  return [...tags, 'linux_x86_64'];
}

/** For arm64: its own from 11.0 on, and universal binaries from 10.4 on. */
function macosTags(): string[] {
  const tags: string[] = [];
  for (let major = MACOS[0]; major >= 11; major -= 1)
    tags.push(`macosx_${major}_0_arm64`, `macosx_${major}_0_universal2`);
  for (let minor = 16; minor >= 4; minor -= 1) tags.push(`macosx_10_${minor}_universal2`);
  return tags;
}

function cpythonTags({ major, minor }: PythonVersion, platforms: readonly string[]): string[] {
  const own = `cp${major}${minor}`;
  const abis = major === 2 ? [`${own}mu`, `${own}m`] : minor < 8 ? [`${own}m`] : [own];
  const tags = abis.flatMap((abi) => platforms.map((platform) => `${own}-${abi}-${platform}`));
  const stable = major === 3 && minor >= 2;
  if (stable) tags.push(...platforms.map((platform) => `${own}-abi3-${platform}`));
  tags.push(...platforms.map((platform) => `${own}-none-${platform}`));
  for (let older = minor - 1; stable && older >= 2; older -= 1)
    tags.push(...platforms.map((platform) => `cp${major}${older}-abi3-${platform}`));
  return tags;
}

function compatibleTags({ major, minor }: PythonVersion, platforms: readonly string[]): string[] {
  const pythons = [`py${major}${minor}`, `py${major}`];
  for (let older = minor - 1; older >= 0; older -= 1) pythons.push(`py${major}${older}`);
  return [
    ...pythons.flatMap((python) => platforms.map((platform) => `${python}-none-${platform}`)),
    `cp${major}${minor}-none-any`,
    ...pythons.map((python) => `${python}-none-any`),
  ];
}

/** The best of a wheel's tags; undefined if none fits. */
export function tagRank(
  { interpreters, abis, platforms }: WheelTags,
  supported: ReadonlyMap<string, number>,
): number | undefined {
  let best: number | undefined;
  for (const interpreter of interpreters)
    for (const abi of abis)
      for (const platform of platforms) {
        const rank = supported.get(`${interpreter}-${abi}-${platform}`);
        if (rank !== undefined && (best === undefined || rank < best)) best = rank;
      }
  return best;
}

/**
 * The end of the name of every wheel that fits, as an expression, from the dash before its tags to `.whl`: some that do not
 * fit end so, too, since interpreters, ABIs and platforms are told one by one. Each of the three is looked at ahead and then
 * passed over as a whole: with as many ways to read each as it has tags, a name that fits nothing would be tried in all of them.
 */
export function wheelEnds(supported: ReadonlyMap<string, number>): string {
  const tags = [...supported.keys()].map((tag) => tag.split('-'));
  const oneOf = (part: number) => {
    const known = new Set(tags.map((parts) => parts[part]));
    return `-(?=(?:[a-z\\d_.]*\\.)?(?:${[...known].join('|')})[.-])[a-z\\d_.]+`;
  };
  return `${[0, 1, 2].map(oneOf).join('')}\\.whl`;
}
