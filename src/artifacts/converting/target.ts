/** What can be converted to; apart, so that the command line knows them without the rest. */
export const TARGETS = ['json', 'msgpack', 'protobuf', 'safetensors', 'npy'] as const;
export type Target = (typeof TARGETS)[number];
