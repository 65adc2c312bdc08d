import { isText } from '../inspection/content.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { judgeJsonpickle } from '../judging/jsonpickle.ts';

const LARGEST = 16 * 1024 * 1024;
const JSON_BEGINS = /^(?:\xef\xbb\xbf)?\s*[{[]/;
/** A tag, also with letters as `\\u0070` or a slash as `\\/`. */
const TAG = /(?:p|\\u0070)(?:y|\\u0079)(?:\\?\/|\\u002f)/i;
/** A backslash in a text: in a text that is JSON itself a tag may be written with any escapes. */
const ESCAPED = /\\\\|\\u005c/i;

export const format: ArtifactFormat = {
  name: 'jsonpickle',
  description: 'JSON whose tags have Python objects made: jsonpickle.decode',
  family: 'pickle',
  rank: 0,
  first: '{[\xef \t\n\v\f\r\xa0',
  adds: true,
  recognises: ({ head, size }) =>
    size <= LARGEST && JSON_BEGINS.test(Buffer.from(head.subarray(0, 64)).toString('latin1')) && isText(head),
  inspect({ source }: Content, { budget }: Context): Inspection | undefined {
    budget.spendBytes(source.size);
    const text = Buffer.from(source.read(0, source.size))
      .toString('utf8')
      .replace(/^\ufeff/, '');
    const reasons = TAG.test(text) || ESCAPED.test(text) ? judgeJsonpickle(text) : undefined;
    return reasons && { format: 'jsonpickle', globals: [], reasons };
  },
};
