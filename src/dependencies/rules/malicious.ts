import type { Rule } from '../../finding/rule.ts';

export const rule: Rule = {
  id: 'dependency/malicious',
  title: 'Dependency known to be malicious',
  severity: 'critical',
  cwe: [506],
  summary:
    'A package that the project depends on was published to do harm, or one of its releases was: its record in the database of malicious packages (MAL-…) says so.',
  explanation: `Such packages are most often named like a popular one (typosquatting), named like an internal one (dependency confusion), or are a popular one whose publisher lost the account for some hours. Their code usually runs while they are installed, long before the program is started, and looks for credentials. Where the package has been installed already, an audit comes too late to prevent that.

The index removes them once they are found, but mirrors, caches and locks keep them.`,
  remedy: `Remove the package, and do not install the lock or requirements that name it anywhere, including to look at it.

Where it was installed, treat that machine as taken over: exchange every credential that it could read (environment, configuration files, cloud metadata, CI secrets, SSH keys), and rebuild it rather than clean it.

Then find out how the name got in: the finding shows which of your dependencies leads to it.`,
  examples: [{ language: 'text', bad: 'reqeusts==2.31.0', good: 'requests==2.32.3 --hash=sha256:…' }],
  references: ['OpenSSF, Malicious Packages Repository', 'CWE-506: Embedded Malicious Code', 'PEP 592'],
};
