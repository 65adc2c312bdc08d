/** The lock of artifacts, in the folder that is inspected. */
export const LOCK_FILE = 'wherefrom-artifacts.toml';
