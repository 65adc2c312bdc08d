import { pushAll } from '../../limits/lists.ts';
import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { judgeKerasConfig } from '../judging/keras.ts';
import { type Messages, textOf, visit } from '../reading/protobuf.ts';

/** Source: keras/protobuf/saved_metadata.proto. */
const MESSAGES: Messages = { Metadata: { 1: 'Object' } };
const LARGEST_CONFIG = 64 * 1024 * 1024;

const NO_JSON: Reason = { rule: 'malformed', verdict: 'unreadable', message: 'a configuration is no JSON' };

/** A protocol buffer has no magic; Keras knows the file by its name. */
export const format: ArtifactFormat = {
  name: 'keras-metadata',
  description:
    'keras_metadata.pb beside a SavedModel: configurations of Keras, with bytecode of Lambda layers',
  family: 'model',
  rank: 1,
  first: '\x0a',
  recognises: ({ head, name }) => name === 'keras_metadata.pb' && head[0] === 0x0a,
  inspect({ source }: Content, context: Context): Inspection {
    const reasons: Reason[] = [];
    const why = readingReasons(() => {
      for (const field of visit(source, 'Metadata', MESSAGES, context.budget)) {
        if (field.of !== 'Object' || field.number !== 5) continue;
        context.budget.spendBytes(field.end - field.start);
        if (field.end === field.start) continue;
        const judged = judgeKerasConfig(textOf(source, field, LARGEST_CONFIG), field.start);
        pushAll(reasons, judged ?? [{ ...NO_JSON, offset: field.start }]);
      }
    });
    return { format: 'keras-metadata', globals: [], reasons: [...reasons, ...why] };
  },
};
