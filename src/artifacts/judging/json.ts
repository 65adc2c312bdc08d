export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * All objects in a JSON text, outer ones first, also in texts that are JSON themselves (as TensorFlow keeps some
 * configurations). Undefined for what is no JSON. Its own stack, since objects nest as deep as somebody likes;
 * `JSON.parse` has a limit of its own, which counts as no JSON.
 */
export function objectsIn(text: string): JsonObject[] | undefined {
  const root = parsed(text);
  if (root === undefined) return undefined;
  const objects: JsonObject[] = [];
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined || stack.length > 0; value = stack.pop()) {
    const inner = typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : value;
    if (typeof inner !== 'object' || inner === null) continue;
    if (!Array.isArray(inner)) objects.push(inner as JsonObject);
    for (const item of Object.values(inner).reverse()) stack.push(item);
  }
  return objects;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
