import type { Rule } from '../../finding/rule.ts';
import { lookAlike } from '../naming/look-alike.ts';
import { draft, requirementsOf, type Setting } from '../trust/setting.ts';

const rule: Rule = {
  id: 'settings/look-alike-name',
  title: 'Name that is nearly that of a well-known package',
  severity: 'low',
  cwe: [1357, 506],
  summary:
    'The name differs from that of a well-known package by one slip of the hand, its dashes, or the order of its words.',
  explanation: `Names like these are registered to be installed by mistake: \`reqeusts\`, \`dateutil-python\`. Most such packages are taken off the index within days, and until then run their code in every build that has the typing error in it. Some are honest packages that happen to be called so.

Compared are the names that the project itself asks for with those of the 1,000 most downloaded packages. A slip is a letter too many or too few, two letters that changed places, or one in the place of another that is beside it on the keyboard, looks like it or sounds like it; any other letter makes another word (\`willow\` is no \`pillow\`), and a letter more at the beginning is how relatives are named (\`grequests\`). Short names are passed over, since too many are alike, and so are packages that are themselves among the 15,000 most downloaded: nobody gets there by mistake.`,
  remedy:
    'Look at the project on the index: its age, its repository, its releases. If the well-known one is meant, write that.',
  grading: 'Low, with low confidence: only who looks can tell.',
  examples: [{ language: 'text', bad: 'reqeusts==2.32.4', good: 'requests==2.32.4' }],
  references: ['CWE-1357: Reliance on Insufficiently Trustworthy Component'],
};

export const setting: Setting = {
  rule,
  check({ project }) {
    const seen = new Set<string>();
    return requirementsOf(project).flatMap(({ requirement: { name, source, location, role } }) => {
      if (name === undefined || source.kind !== 'index' || role !== 'requirement' || seen.has(name))
        return [];
      seen.add(name);
      const known = lookAlike(name);
      if (known === undefined) return [];
      return draft(rule, {
        location,
        confidence: 'low',
        message: `${name} is nearly called like ${known}, which is well known`,
        remedy: `Make sure that ${name} is what you mean; if ${known} is, write that.`,
        anchor: name,
      });
    });
  },
};
