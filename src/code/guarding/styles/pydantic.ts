import { annotation, recordClasses, text } from './python.ts';
import type { Style } from './style.ts';

/** pydantic's models (2 and newer), strict: by default "1", True and 1.0 become 1, and further fields are dropped. */
export const style: Style = {
  name: 'pydantic',
  needs: 'pydantic',
  misfit: () => undefined,
  source(shape) {
    const { classes, nameOf } = recordClasses(shape);
    const written = classes.map(({ name, fields }) => {
      const lines = fields.map((field) => {
        const options = [
          ...(field.isOptional ? ['default=None'] : []),
          ...(field.attribute === field.name ? [] : [`alias=${text(field.name)}`]),
        ];
        const given = options.length > 0 ? ` = pydantic.Field(${options.join(', ')})` : '';
        return `    ${field.attribute}: ${annotation(field.shape, nameOf)}${given}`;
      });
      const config = '    model_config = pydantic.ConfigDict(strict=True, extra="forbid", frozen=True)';
      return `class ${name}(pydantic.BaseModel):\n${[config, ...lines].join('\n')}`;
    });
    return [IMPORTS, ...written, checkOf(annotation(shape, nameOf))].join('\n\n\n');
  },
};

const IMPORTS = 'from typing import Any, Union\n\nimport pydantic';

function checkOf(type: string): string {
  return `_check = pydantic.TypeAdapter(${type})


def check(value):
    try:
        return _check.validate_python(value, strict=True)
    except pydantic.ValidationError as error:
        raise Invalid(str(error))`;
}
