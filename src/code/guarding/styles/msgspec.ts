import { partsOf } from '../names.ts';
import type { Shape } from '../shape.ts';
import { annotation, recordClasses, text } from './python.ts';
import type { Style } from './style.ts';

/** msgspec's structs, which refuse fields that they do not know. */
export const style: Style = {
  name: 'msgspec',
  needs: 'msgspec',
  misfit(shape) {
    const bad = partsOf(shape).some((part) => part.kind === 'union' && isAmbiguous(part.of));
    return bad ? 'msgspec takes no union of several records or lists' : undefined;
  },
  source(shape) {
    const { classes, nameOf } = recordClasses(shape);
    const written = classes.map(({ name, fields }) => {
      const lines = fields.map((field) => {
        const type = annotation(field.shape, nameOf);
        const options = [
          ...(field.attribute === field.name ? [] : [`name=${text(field.name)}`]),
          ...(field.isOptional ? ['default=msgspec.UNSET'] : []),
        ];
        const whole = field.isOptional ? `Union[${type}, msgspec.UnsetType]` : type;
        return `    ${field.attribute}: ${whole}${options.length > 0 ? ` = msgspec.field(${options.join(', ')})` : ''}`;
      });
      return `class ${name}(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):\n${lines.join('\n') || '    pass'}`;
    });
    return [IMPORTS, ...written, checkOf(annotation(shape, nameOf))].join('\n\n\n');
  },
};

/** What JSON cannot tell apart: several records or dicts, several lists. */
function isAmbiguous(all: readonly Shape[]): boolean {
  const count = (kinds: readonly Shape['kind'][]) => all.filter(({ kind }) => kinds.includes(kind)).length;
  return count(['record', 'dict']) > 1 || count(['list', 'tuple', 'set']) > 1;
}

const IMPORTS = 'from typing import Any, Union\n\nimport msgspec';

function checkOf(type: string): string {
  return `def check(value):
    try:
        return msgspec.convert(value, ${type}, strict=True, builtin_types=(bytes,))
    except msgspec.ValidationError as error:
        raise Invalid(str(error))`;
}
