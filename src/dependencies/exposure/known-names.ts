/** */
export const KNOWN_NAMES = `
`;
