import type { Rule } from '../../finding/rule.ts';
import { draft, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/differing-metadata',
  title: 'Release that says different things of itself',
  severity: 'medium',
  cwe: [345, 436],
  summary:
    'The index and the files of one version do not agree on which Pythons it runs on, or two of its files on what they need.',
  explanation: `Tools read the needs of a version from one place and believe that all its files are the same: from the index page, from one wheel, from the source archive. A lock that was made from the one says nothing of the other: what is installed on another platform may need packages that nobody has looked at, and bring them in past the lock, past an audit, and past a review.

Compared are: the \`requires-python\` of all files as the index gives it, wheels beside source archives; the same with the METADATA of a wheel; the needs of wheels whose METADATA have different hashes by the index (four at most; one wheel, where the index announces none); and those of the source archive, where its PKG-INFO says that its build may not change them (PEP 643). No package is fetched whole: of a source archive 256 KB at most, so that one whose PKG-INFO stands behind that is not compared. Seen only with \`--resolve\`.`,
  remedy:
    'Choose a version whose files agree, and tell the makers. If it has to be this one: lock for each platform by itself, and look at what each file needs.',
  grading:
    'Medium where the index contradicts the file; low where files of one release differ, as those do that are built for each platform by itself.',
  references: [
    'PEP 658: serve distribution metadata in the simple repository API',
    'PEP 643: metadata for package source distributions',
  ],
};

export const setting: Setting = {
  rule,
  check: ({ indexed }) =>
    indexed.flatMap(({ name, version, differing, location }) => {
      if (!differing) return [];
      const [one, other] = differing.says;
      return draft(rule, {
        severity: one.who === 'the index' ? 'medium' : 'low',
        location,
        message:
          differing.about === 'python'
            ? `Which Pythons ${name} ${version} runs on: ${one.who} says ${one.what}, ${other.who} ${other.what}`
            : `The files of ${name} ${version} need different things: ${one.who} alone ${one.what}, ${other.who} alone ${other.what}`,
        remedy: `Look at both before you install ${name} ${version}, or choose a version whose files agree.`,
        anchor: `${name} ${version}`,
      });
    }),
};
