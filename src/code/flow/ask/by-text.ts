import { intern } from '../../python/names.ts';
import { madeOf } from '../derived.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import { importedValue, memberOf } from '../walk/imported.ts';
import { argumentOf } from './arguments.ts';
import type { Engine } from './engine.ts';
import { constantIn } from './items.ts';
import { sourceCall } from './libraries.ts';
import type { Held, HeldArgument, LibraryReference } from './reference.ts';

/**
 * Things that are named by a text which the walk does not know, and a question does: `getattr(self._module, name)` in an
 * activation that is given the name, `import_string(settings.SERIALIZER)`.
 */
export function namedByText(
  engine: Engine,
  { path }: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
): readonly Held[] {
  if (path === 'builtins.getattr') return attributeNamed(engine, call, args);
  const form = IMPORTING.get(path);
  if (!form || !args[0]) return [];
  return textsIn(engine, args[0]).flatMap((text) => {
    const value = madeOf(call, ['imported', text], () => importedBy(engine, form, text, call.site));
    return value ? [{ value, frame: undefined }] : [];
  });
}

/**
 * The text that something is known to be, if only where nobody sets it otherwise: `os.environ.get("CODEC", "pickle")`,
 * `app.config["CODEC"]` where the program sets that. None where it may be one of several: of two objects with a text
 * each it would be taken for the other's. A parameter is each that callers give, because each call is asked about by itself.
 */
function textsIn(engine: Engine, held: Held): readonly string[] {
  const refs = engine.refs(held.value, held.frame);
  const texts = refs.map((ref) => {
    if (ref.sort === 'constant') return typeof ref.literal === 'string' ? [ref.literal] : undefined;
    return ref.sort === 'library' && ref.source?.origin === 'local' ? ownDefault(engine, ref) : undefined;
  });
  const known = texts.flatMap((one) => one ?? []);
  const most = objectOf(held.value).kind === 'parameter' ? MOST_TEXTS : 1;
  return known.length > most || texts.includes(undefined) ? [] : known;
}

/** A function that is called with more names than this is no choice among a few. */
const MOST_TEXTS = 8;

/** What is taken where the machine's settings say nothing. */
function ownDefault(engine: Engine, { source, ...ref }: LibraryReference): readonly string[] {
  const call = source?.fallback ? sourceCall(engine, { source, ...ref }, source) : undefined;
  const given = call && source?.fallback ? argumentOf(engine, call, source.fallback) : [];
  return given.flatMap((one) => textIn(engine, one) ?? []);
}

/** `getattr(of, name)`; with a default it may be that. */
function attributeNamed(
  engine: Engine,
  call: CallOf,
  [of, name, fallback]: readonly HeldArgument[],
): readonly Held[] {
  // What the walk has known is an attribute already.
  if (!of || !name || of.unpacked || name.unpacked || name.value.kind === 'constant') return [];
  const texts = textsIn(engine, name).filter((text) => /^\w+$/.test(text));
  if (texts.length === 0) return [];
  const attributes = texts.map((text) =>
    madeOf(
      call,
      ['attribute', of.value, text],
      (): Value => ({ kind: 'attribute', base: of.value, name: intern(text), site: call.site }),
    ),
  );
  return [...attributes.map((value) => ({ value, frame: of.frame })), ...(fallback ? [fallback] : [])];
}

/** What gives a module by its name, and what a member of one: `shop.codecs.Json` or `shop.codecs:Json`. */
const IMPORTING: ReadonlyMap<string, 'module' | 'member'> = new Map([
  ['importlib.import_module', 'module'],
  ['builtins.__import__', 'module'],
  ['django.utils.module_loading.import_string', 'member'],
  ['werkzeug.utils.import_string', 'member'],
  ['pydoc.locate', 'member'],
  ['pkgutil.resolve_name', 'member'],
]);

function importedBy(engine: Engine, form: 'module' | 'member', text: string, site: Site): Value | undefined {
  const { imports } = engine.program;
  if (!/^\w+([.:]\w+)*$/.test(text)) return undefined;
  if (form === 'module') return importedValue(imports.resolve(site.scope.module, text, 0), site);
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(':'));
  if (at < 0) return undefined;
  return memberOf(imports.resolve(site.scope.module, text.slice(0, at), 0), text.slice(at + 1), site);
}

function textIn(engine: Engine, { value, frame }: Held): string | undefined {
  const known = constantIn(engine, value, frame);
  return known?.kind === 'constant' && typeof known.literal === 'string' ? known.literal : undefined;
}
