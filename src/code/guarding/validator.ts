import { partsOf } from './names.ts';
import type { Shape } from './shape.ts';
import { style as dataclass } from './styles/dataclass.ts';
import { style as jsonschema } from './styles/jsonschema.ts';
import { style as msgspec } from './styles/msgspec.ts';
import { style as pydantic } from './styles/pydantic.ts';
import type { Style, StyleName } from './styles/style.ts';

const ALL: Readonly<Record<StyleName, Style>> = { dataclass, msgspec, pydantic, jsonschema };
/** What is taken where the project depends on several. */
const PREFERRED: readonly StyleName[] = ['pydantic', 'msgspec', 'jsonschema', 'dataclass'];

export interface Validator {
  readonly style: StyleName;
  /** Why it is not the style that was asked for, or that the project depends on. */
  readonly instead: string | undefined;
  /** Python text. */
  readonly text: string;
}

/** The style in which a project would write its own: by what it depends on. */
export function styleFor(dependsOn: (name: string) => boolean): StyleName {
  return PREFERRED.find((name) => ALL[name].needs === undefined || dependsOn(ALL[name].needs)) as StyleName;
}

/** A module with `check(value)` and, where JSON can hold it, `parse(text)`. `words`: what it is for, on one line. */
export function validatorFor(shape: Shape, wanted: StyleName, words: string): Validator {
  const instead = ALL[wanted].misfit(shape);
  const style = ALL[instead === undefined ? wanted : 'dataclass'];
  const hasBytes = partsOf(shape).some(({ kind }) => kind === 'bytes');
  const parts = [head(shape, words, style), style.source(shape), ...(hasBytes ? [] : [PARSE])];
  return { style: style.name, instead, text: `${parts.join('\n\n\n')}\n` };
}

function head(shape: Shape, words: string, { needs }: Style): string {
  const gaps = partsOf(shape).flatMap((part) =>
    part.kind === 'unknown'
      ? [`    ${oneLine(`${part.place.path}:${part.place.line}: ${part.reason}`)}`]
      : [],
  );
  const lines = [
    `Checks what comes through ${oneLine(words)}, in its plain form: tuples and sets are lists, objects are dicts of their`,
    'attributes. Made by `wherefrom guard`; make it again when something else is written.',
    '',
    '    check(value)   gives it back in its classes, or raises Invalid',
    ...(partsOf(shape).some(({ kind }) => kind === 'bytes')
      ? []
      : ['    parse(text)    the same of JSON, in which no key may come twice']),
    ...(needs ? ['', `It needs the package ${needs}.`] : []),
    ...(gaps.length > 0 ? ['', 'Nothing is checked where it is not known what is written:', ...gaps] : []),
  ];
  return `"""\n${lines.join('\n')}\n"""\n\n\nclass Invalid(ValueError):\n    """It is not what is written."""`;
}

/** Names come from the project and stand in a docstring. */
function oneLine(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '?')
    .replaceAll('\\', '/')
    .replaceAll('"""', "'''");
}

const PARSE = `def parse(text):
    import json

    try:
        return check(json.loads(text, object_pairs_hook=_once))
    except RecursionError:
        raise Invalid("it lies too deep")


def _once(pairs):
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Invalid("a key comes twice")
    return value`;
