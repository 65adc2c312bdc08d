import { partsOf } from '../names.ts';
import type { Shape } from '../shape.ts';
import { text } from './python.ts';
import type { Style } from './style.ts';

/** A JSON Schema (2020-12), checked by the package jsonschema; `integer` means int, where the standard lets 1.0 be one. */
export const style: Style = {
  name: 'jsonschema',
  needs: 'jsonschema',
  misfit: (shape) =>
    partsOf(shape).some(({ kind }) => kind === 'bytes') ? 'JSON Schema knows no bytes' : undefined,
  source(shape) {
    return `import jsonschema


SCHEMA = ${pythonOf(schemaOf(shape), '')}


_TYPES = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
_VALIDATOR = jsonschema.validators.extend(jsonschema.Draft202012Validator, type_checker=_TYPES)(SCHEMA)


def check(value):
    try:
        _VALIDATOR.validate(value)
    except jsonschema.ValidationError as error:
        raise Invalid(error.message)
    return value`;
  },
};

type Schema = { readonly [key: string]: unknown };

function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case 'none':
      return { type: 'null' };
    case 'bool':
      return { type: 'boolean' };
    case 'int':
      return { type: 'integer' };
    case 'float':
      return { type: 'number' };
    case 'str':
      return { type: 'string' };
    case 'list':
    case 'tuple':
    case 'set':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'dict':
      // Python's dicts may have other keys, JSON's objects not.
      return {
        type: 'object',
        propertyNames: { type: 'string' },
        additionalProperties: schemaOf(shape.of),
      };
    case 'record':
      return {
        type: 'object',
        properties: Object.fromEntries(shape.fields.map(({ name, shape: of }) => [name, schemaOf(of)])),
        required: shape.fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
        additionalProperties: false,
      };
    case 'union':
      return shape.of.length === 0 ? {} : { anyOf: shape.of.map(schemaOf) };
    default:
      return {};
  }
}

/** A Python literal with one item a line. */
function pythonOf(value: unknown, indent: string): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const deeper = `${indent}    `;
  const items = Array.isArray(value)
    ? value.map((item) => pythonOf(item, deeper))
    : Object.entries(value as Schema).map(([key, item]) => `${text(key)}: ${pythonOf(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `${deeper}${item},`).join('\n')}\n${indent}${close}`;
}
