import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'library/url',
    preview: true,
    title: 'Address to fetch, named by what was read or fetched',
    severity: 'low',
    cwe: [918],
    summary: 'A document says which addresses are fetched by whoever reads it.',
    explanation:
      'Pictures, style sheets, schemas and models name further files by their addresses. A service that converts documents of strangers fetches what they name: services of its own network, `file:` with `urllib`. So does a redirect that a program follows by hand.',
    remedy:
      'Fetch nothing unless whoever calls asks for it; let the caller give the function that fetches; allow `https` only and refuse private networks.',
    grading: 'Answers and files are low.',
    examples: [
      {
        bad: 'for image in ElementTree.parse(file).iter("image"):\n    urllib.request.urlopen(image.get("href"))',
        good: 'for image in ElementTree.parse(file).iter("image"):\n    fetch(image.get("href"))  # fetch is given by whoever calls',
      },
    ],
    references: ['CWE-918'],
  },
  severity: { response: 'low', file: 'low' },
  sinksOf: 'injection/url',
  certain: true,
  beginning: true,
  inventory: false,
  message: '{origin} is the address that {callee} fetches',
  advice: 'Let whoever calls say what may be fetched.',
};
