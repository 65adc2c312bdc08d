/** Of guards, as the command line names them. */
export const GUARD_KINDS = ['unpickler', 'torch', 'hook'] as const;
export type GuardKind = (typeof GUARD_KINDS)[number];
