import type { Dataclass, Declared } from '../../payload/dataclass.ts';

/** Functions that make a dataclass of what was read from JSON, and nothing of anything else. */

/** All dataclasses of a shape, those that others need first. */
export function dataclassesOf(record: Dataclass): readonly Dataclass[] {
  const found = new Map<Dataclass['scope'], Dataclass>();
  const visit = (one: Dataclass) => {
    for (const shape of one.fields.values()) for (const inner of dataclassesIn(shape)) visit(inner);
    if (!found.has(one.scope)) found.set(one.scope, one);
  };
  visit(record);
  return [...found.values()];
}

function dataclassesIn(shape: Declared): readonly Dataclass[] {
  if (shape.kind === 'object') return [shape.record];
  if (shape.kind === 'list' || shape.kind === 'dict') return dataclassesIn(shape.of);
  return shape.kind === 'union' ? shape.of.flatMap(dataclassesIn) : [];
}

/** `_cart_from`. */
export function validatorName({ scope }: Dataclass): string {
  return `_${scope.name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()}_from`;
}

/** Each field has to be there, none more, each of its type: `True` is no number, and `"1"` is none either. */
export function validatorLines(record: Dataclass, imports: readonly string[]): readonly string[] {
  const { name } = record.scope;
  const fields = [...record.fields];
  const checks = fields.map(([field, shape]) => checkText(`value["${field}"]`, shape, 0));
  const parts = fields.map(
    ([field, shape]) => `            ${field}=${madeText(`value["${field}"]`, shape, 0)},`,
  );
  return [
    `def ${validatorName(record)}(value):`,
    `    """A ${name} of what was read; ValueError where it is none."""`,
    ...imports.map((line) => `    ${line}`),
    '    try:',
    `        if set(value) != {${fields.map(([field]) => `"${field}"`).join(', ')}}:`,
    '            raise TypeError("other fields")',
    ...checks.flatMap((check, i) => [
      `        if not (${check}):`,
      `            raise TypeError("${fields[i]?.[0]} is of another type")`,
    ]),
    `        return ${name}(`,
    ...parts,
    '        )',
    '    except (TypeError, KeyError, IndexError) as error:',
    `        raise ValueError("no ${name}: %s" % error)`,
    '',
    '',
  ];
}

function checkText(value: string, shape: Declared, depth: number): string {
  const one = `one${depth > 0 ? depth : ''}`;
  switch (shape.kind) {
    case 'none':
      return `${value} is None`;
    case 'float':
      return `type(${value}) in (float, int)`;
    case 'list': {
      const inner = checkText(one, shape.of, depth + 1);
      return `type(${value}) is list and all(${inner} for ${one} in ${value})`;
    }
    case 'dict': {
      const inner = checkText(one, shape.of, depth + 1);
      return `type(${value}) is dict and all(${inner} for ${one} in ${value}.values())`;
    }
    case 'union':
      return shape.of.map((part) => `(${checkText(value, part, depth)})`).join(' or ');
    // Its own function looks at the fields.
    case 'object':
      return `type(${value}) is dict`;
    default:
      return `type(${value}) is ${shape.kind}`;
  }
}

function madeText(value: string, shape: Declared, depth: number): string {
  const inner = dataclassesIn(shape);
  if (inner.length === 0) return value;
  const one = `one${depth > 0 ? depth : ''}`;
  switch (shape.kind) {
    case 'object':
      return `${validatorName(shape.record)}(${value})`;
    case 'list':
      return `[${madeText(one, shape.of, depth + 1)} for ${one} in ${value}]`;
    case 'dict':
      return `{key: ${madeText(one, shape.of, depth + 1)} for key, ${one} in ${value}.items()}`;
    case 'union': {
      const [part] = shape.of.filter((each) => dataclassesIn(each).length > 0) as [Declared];
      const test = checkText(value, part, depth);
      return `${madeText(value, part, depth)} if ${test} else ${value}`;
    }
    default:
      return value;
  }
}
