import { withoutCredentials } from '../../finding/credentials.ts';
import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Rule } from '../../finding/rule.ts';
import type { Source } from '../reading/declarations.ts';
import { hasHash, hostOf } from '../reading/urls.ts';
import {
  draft,
  isLoopback,
  listed,
  requirementsOf,
  type Setting,
  type SettingContext,
} from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/insecure-transport',
  title: 'Packages fetched without encryption',
  severity: 'high',
  cwe: [319, 494],
  summary:
    'An index, a repository or a file is fetched over plain HTTP or git://, so whoever stands in between can replace it.',
  explanation: `Packages run code when they are installed and imported. Over an unencrypted connection anyone on the way (a shared network, a proxy, a compromised router) can send something else, and nothing notices unless a hash was fixed beforehand.

Loopback addresses are left alone.`,
  remedy:
    'Use https:// (or ssh:// for repositories). If the server cannot, put one in front of it that can, and until then fix hashes.',
  grading: 'High; low where a hash is given for the file.',
  examples: [
    {
      language: 'text',
      bad: '--index-url http://packages.example.org/simple',
      good: '--index-url https://packages.example.org/simple',
    },
  ],
  references: ['pip documentation: secure installs'],
};

const INSECURE = /^(?:(?:git|hg|svn|bzr)\+)?(?:http|git):\/\//i;
const isInsecure = (url: string) => INSECURE.test(url) && !isLoopback(url);

export const setting: Setting = {
  rule,
  check: (context) => [...indexes(context), ...requirements(context), ...locked(context)],
};

function indexes({ trust }: SettingContext): FindingDraft[] {
  return trust.flatMap((one) => {
    const url = one.kind === 'index' || one.kind === 'find-links' ? one.url : '';
    if (!isInsecure(url)) return [];
    const shown = withoutCredentials(url);
    return draft(rule, {
      location: one.location,
      message: `Packages are looked for at ${shown}, without encryption`,
      remedy: 'Use the same address with https://.',
      anchor: shown,
    });
  });
}

function requirements({ project }: SettingContext): FindingDraft[] {
  return requirementsOf(project).flatMap(({ requirement: { source, hashes, location, text } }) => {
    const url = source.kind === 'url' || source.kind === 'vcs' ? source.url : '';
    if (!isInsecure(url)) return [];
    return draft(rule, {
      severity: hashes.length > 0 || hasHash(text) ? 'low' : 'high',
      location,
      message: `${withoutCredentials(url)} is fetched without encryption`,
      remedy: 'Fetch it over `https://`, or `git+ssh://` for a repository.',
      anchor: withoutCredentials(url),
    });
  });
}

/** One for each address in a lock: a hundred packages of one index are one thing to mend. */
function locked({ project }: SettingContext): FindingDraft[] {
  return project.manifests.flatMap(({ facts }) => {
    const insecure = (facts.packages ?? []).flatMap((one) => {
      const urls = [addressOf(one.source), ...(one.files ?? []).map(({ url }) => url)];
      const url = urls.find((address) => address !== undefined && isInsecure(address));
      return url === undefined ? [] : [{ one, host: hostOf(url) ?? withoutCredentials(url) }];
    });
    return [...Map.groupBy(insecure, ({ host }) => host)].flatMap(([host, own]) => {
      const names = own.map(({ one: { name } }) => name);
      const isFixed = own.every(({ one: { files } }) => files?.length && files.every(({ hash }) => hash));
      return draft(rule, {
        severity: isFixed ? 'low' : 'high',
        location: own[0]!.one.location,
        message: `${listed(names)} ${names.length === 1 ? 'is' : 'are'} fetched from ${host} without encryption`,
        remedy: 'Declare the same address with https://, and make the lock again.',
        anchor: host,
      });
    });
  });
}

function addressOf(source: Source): string | undefined {
  if (source.kind === 'index') return source.index;
  return source.kind === 'url' || source.kind === 'vcs' ? source.url : undefined;
}
