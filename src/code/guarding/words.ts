import type { Shape } from './shape.ts';

/** As people write types: `{op: str, n: int | None}`, `Cart{items: list[str]}`. */
export function shapeWords(shape: Shape): string {
  switch (shape.kind) {
    case 'none':
      return 'None';
    case 'list':
    case 'set':
      return `${shape.kind}[${shapeWords(shape.of)}]`;
    case 'tuple':
      return `tuple[${shapeWords(shape.of)}, ...]`;
    case 'dict':
      return `dict[str, ${shapeWords(shape.of)}]`;
    case 'record': {
      const fields = shape.fields.map(
        ({ name, isOptional, shape: of }) => `${name}${isOptional ? '?' : ''}: ${shapeWords(of)}`,
      );
      return `${shape.object?.[0]?.name ?? ''}{${fields.join(', ')}}`;
    }
    case 'union':
      return shape.of.length === 0 ? 'nothing' : shape.of.map(shapeWords).join(' | ');
    case 'anything':
      return 'parsed JSON';
    case 'unknown':
      return 'something else';
    default:
      return shape.kind;
  }
}
