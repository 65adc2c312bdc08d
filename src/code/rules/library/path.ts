import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'library/path',
    preview: true,
    title: 'File named by what was read, fetched or handed over',
    severity: 'medium',
    cwe: [22, 73],
    summary: 'The name stands in a file or an answer: whoever made that chooses which file is meant.',
    explanation:
      "Programs that download, unpack or import write files under names that the data itself has: keys of a bucket, headers of an answer, entries of an index. A name with `..` or a slash at its beginning leaves the folder. So does a name under which a file is read that is sent on.\n\nNames in a configuration of one's own are reported, too, where it cannot be told from somebody else's file.",
    remedy:
      'Take the last part of the name only, or resolve the joined name and look whether it still is in the folder: `path.resolve().is_relative_to(folder)`.',
    grading:
      'An answer is medium, a file low. So is a caller, where the library puts the name behind a folder of its own.',
    examples: [
      {
        bad: 'for key in listing.json():\n    open(os.path.join(folder, key), "wb").write(fetch(key))',
        good: 'for key in listing.json():\n    open(os.path.join(folder, os.path.basename(key)), "wb").write(fetch(key))',
      },
    ],
    references: ['Python documentation, os.path.join', 'CWE-22'],
  },
  severity: { response: 'medium', file: 'low', caller: 'low' },
  sinksOf: 'injection/path',
  certain: true,
  taken: true,
  behind: true,
  inventory: false,
  message: '{origin} names the file that {callee} gets',
  advice: 'Take the last part of the name only, or look whether the resolved name is in the folder.',
};
