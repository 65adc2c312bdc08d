/** Larger files are data that happens to be Python; each is said. In bytes. */
export const LARGEST_SOURCE = 32 * 1024 * 1024;
