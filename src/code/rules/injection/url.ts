import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/url',
    title: 'Address to fetch, named from outside',
    severity: 'high',
    cwe: [918],
    summary: 'The program fetches what it is told to, from where only it can get.',
    explanation:
      'A server reaches what visitors do not: services of its own network, the metadata service of the cloud that hands out keys, its own administration on `localhost`. Who chooses the host of the address sees their answers or makes them act. `urllib` opens `file:` and `ftp:` too. A redirect leads from an address that was allowed to one that is not.\n\nWhat stands behind a host that is fixed (`f"https://api.example.com/{name}"`) is no finding.',
    remedy:
      'Put the address together from a host in the code or the configuration. Where any address must be allowed, allow `https` only, resolve the host, refuse private and local networks, connect to exactly that address, and do not follow redirects by themselves.',
    grading: 'Only requests are reported, as high.',
    examples: [
      {
        bad: 'requests.get(request.args["url"])',
        good: 'requests.get("https://api.example.com/items/" + quote(request.args["item"], safe=""))',
      },
    ],
    equals: ['B310', 'S310'],
    references: ['CWE-918', 'OWASP, "Server-Side Request Forgery Prevention Cheat Sheet"'],
  },
  severity: { remote: 'high' },
  certain: true,
  beginning: true,
  inventory: false,
  message: '{origin} is the address that {callee} fetches',
  advice: 'Put the address together from a host that is fixed.',
};
