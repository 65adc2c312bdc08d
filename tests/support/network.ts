import type { Network } from '../../src/network/network.ts';

/** Tries again at once, and waits as long as the program does: only a server that is silent for good is given up. */
export const UNHURRIED: Network = { pause: async () => {} };

/** Soon takes a server for silent: for servers that are, since a busy machine makes any look like it. */
export const HASTY: Network = { ...UNHURRIED, patience: 200 };
