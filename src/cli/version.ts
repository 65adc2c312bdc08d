import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;

declare const WHEREFROM_BUILD: string | undefined;

/** A digest of the sources; undefined where they are run as they are. */
export const BUILD: string | undefined = typeof WHEREFROM_BUILD === 'undefined' ? undefined : WHEREFROM_BUILD;

/** How the tool calls itself in what scripts read. */
export const TOOL = { name: 'wherefrom', version: VERSION } as const;
