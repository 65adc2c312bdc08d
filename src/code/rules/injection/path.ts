import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'injection/path',
    title: 'File named from outside',
    severity: 'high',
    cwe: [22, 73],
    summary:
      'Who writes part of the name leaves the folder with `..`, or with a name that begins at the root.',
    explanation:
      '`os.path.join(folder, name)` and `folder / name` throw the folder away where the name begins with a slash, and follow `..` where it does not. Then any file is read, written, sent or removed that the account of the program can reach; a file that is written can be code.\n\nReading the file that somebody names on the command line, in a configuration or as a caller of a library is what programs are for, and no finding. A single segment of a route cannot hold a slash and is none either.',
    remedy:
      'Take the last part of the name only (`os.path.basename`, `werkzeug.utils.secure_filename`), use names that the program makes itself, or join with `werkzeug.utils.safe_join` or `flask.send_from_directory`. Otherwise resolve the name and look whether it still is in the folder: `path.resolve().is_relative_to(folder)`.',
    grading:
      'A request is high, a message medium. So are names of members of an archive under which a file is written, whoever gave the archive. Nothing else is reported.',
    examples: [
      {
        bad: 'open(os.path.join(UPLOADS, request.args["name"]))',
        good: 'open(os.path.join(UPLOADS, secure_filename(request.args["name"])))',
      },
    ],
    references: [
      'Python documentation, os.path.join',
      'Werkzeug documentation, "General Helpers": safe_join, secure_filename',
      'CWE-22',
    ],
  },
  severity: { remote: 'high', message: 'medium' },
  names: 'medium',
  certain: true,
  inventory: false,
  message: '{origin} names the file that {callee} gets',
  advice: 'Take the last part of the name only, or look whether the resolved name is in the folder.',
};
