import type { Shape } from '../shape.ts';
import { recordClasses, text } from './python.ts';
import type { Style } from './style.ts';

/** Dataclasses, and checks of our own: `Record(**value)` would check no types. */
export const style: Style = {
  name: 'dataclass',
  needs: undefined,
  misfit: () => undefined,
  source(shape) {
    const { classes, nameOf } = recordClasses(shape);
    const written = classes.map(({ name, fields }) => {
      const inOrder = fields.toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional));
      const lines = inOrder.map(
        ({ attribute, isOptional }) => `    ${attribute}: object${isOptional ? ' = ABSENT' : ''}`,
      );
      return `@dataclasses.dataclass(frozen=True)\nclass ${name}:\n${lines.join('\n') || '    pass'}`;
    });
    const makers = new Map(classes.map((one) => [one.name, one]));
    const check = (one: Shape): string => {
      switch (one.kind) {
        case 'none':
          return '_exactly(type(None))';
        case 'list':
        case 'tuple':
        case 'set':
          return `_list(${check(one.of)})`;
        case 'dict':
          return `_dict(${check(one.of)})`;
        case 'union':
          return one.of.length === 0 ? '_anything' : `_either(${one.of.map(check).join(', ')})`;
        case 'record': {
          const fields = makers.get(nameOf(one))?.fields ?? [];
          const rows = fields.map(
            ({ name, attribute, isOptional, shape: of }) =>
              `${text(name)}: (${text(attribute)}, ${isOptional ? 'False' : 'True'}, ${check(of)})`,
          );
          return `_record(${nameOf(one)}, {${rows.join(', ')}})`;
        }
        case 'anything':
        case 'unknown':
          return '_anything';
        default:
          return `_exactly(${one.kind})`;
      }
    };
    return [IMPORTS, ...written, CHECKS, `_check = ${check(shape)}`, CHECK].join('\n\n\n');
  },
};

const IMPORTS = `import dataclasses


class _Absent:
    def __repr__(self):
        return "ABSENT"


# What an attribute is where its field is missing.
ABSENT = _Absent()`;

const CHECKS = `def _exactly(kind):
    def check(value, at):
        if type(value) is not kind:
            raise Invalid("{} is {}, not {}".format(at, type(value).__name__, kind.__name__))
        return value

    return check


def _anything(value, at):
    return value


def _list(of):
    def check(value, at):
        _exactly(list)(value, at)
        return [of(item, "{}[{}]".format(at, i)) for i, item in enumerate(value)]

    return check


def _dict(of):
    def check(value, at):
        _exactly(dict)(value, at)
        return {_exactly(str)(key, "a key of " + at): of(item, at + "[...]") for key, item in value.items()}

    return check


def _either(*checks):
    def check(value, at):
        for one in checks:
            try:
                return one(value, at)
            except Invalid:
                pass
        raise Invalid("{} is none of what it may be".format(at))

    return check


def _record(make, fields):
    required = {name for name, (_, is_required, _) in fields.items() if is_required}

    def check(value, at):
        _exactly(dict)(value, at)
        if not value.keys() <= fields.keys() or not required <= value.keys():
            raise Invalid("{} has other fields than it may have".format(at))
        return make(**{fields[name][0]: fields[name][2](item, at + "." + name) for name, item in value.items()})

    return check`;

const CHECK = `def check(value):
    return _check(value, "value")`;
