import type { Shape, ShapeField } from '../shape.ts';

/** Python text that several styles share. */

/** A `str` literal, in ASCII. */
export function text(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A record as a class: `Record`, `Record2` …; those inside come before those around them. */
export interface RecordClass {
  readonly name: string;
  readonly fields: readonly (ShapeField & { readonly attribute: string })[];
}

/** Names that mean something to the classes that records become. */
const TAKEN = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'
    .concat(
      ' construct copy dict fields json schema validate parse_obj parse_raw parse_file from_orm update_forward_refs',
    )
    .split(' '),
);

/** Classes for all records of a shape, and how each record is named. */
export function recordClasses(shape: Shape): {
  classes: readonly RecordClass[];
  nameOf: (one: Shape) => string;
} {
  const names = new Map<Shape, string>();
  const classes: RecordClass[] = [];
  const visit = (one: Shape): void => {
    if (one.kind === 'union') one.of.forEach(visit);
    else if (one.kind === 'record') {
      for (const { shape: inner } of one.fields) visit(inner);
      const name = `Record${classes.length === 0 ? '' : classes.length + 1}`;
      names.set(one, name);
      classes.push({
        name,
        fields: one.fields.map((field, i) => ({ ...field, attribute: attributeOf(field.name, i) })),
      });
    } else if ('of' in one) visit(one.of);
  };
  visit(shape);
  return { classes, nameOf: (one) => names.get(one) as string };
}

/** The field's own name, if Python and the libraries let it be one. */
function attributeOf(name: string, i: number): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !TAKEN.has(name) && !/^(model|field)_/.test(name);
  return isPlain ? name : `field_${i + 1}`;
}

/** As an annotation, for Python 3.9 and newer. */
export function annotation(shape: Shape, nameOf: (one: Shape) => string): string {
  const inner = (one: Shape) => annotation(one, nameOf);
  switch (shape.kind) {
    case 'none':
      return 'None';
    case 'list':
    case 'tuple':
    case 'set':
      return `list[${inner(shape.of)}]`;
    case 'dict':
      return `dict[str, ${inner(shape.of)}]`;
    case 'record':
      return nameOf(shape);
    case 'union':
      return shape.of.length === 0 ? 'Any' : `Union[${shape.of.map(inner).join(', ')}]`;
    case 'anything':
    case 'unknown':
      return 'Any';
    default:
      return shape.kind;
  }
}
