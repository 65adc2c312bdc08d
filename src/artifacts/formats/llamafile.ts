import { type ArtifactFormat, startsWith, undecided } from '../inspection/format.ts';

/** A program for several systems at once, with a GGUF model in the zip archive at its end. */
export const format: ArtifactFormat = {
  name: 'llamafile',
  description: 'llamafile: a program with a model in it',
  family: 'zip',
  rank: 9,
  recognises: ({ head }) => startsWith(head, 'MZqFpD=') || startsWith(head, "jartsr='"),
  inspect: () =>
    undecided('llamafile', {
      rule: 'embedded-code',
      verdict: 'unknown',
      message: 'it is a program, which runs when it is started; the model in it is not looked at',
    }),
};
