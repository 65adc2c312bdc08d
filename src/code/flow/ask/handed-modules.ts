/**
 * Modules that other libraries hand on under their own names: `celery.utils.serialization.pickle.loads`,
 * `django.utils.six.moves`. They are told by what is asked of them, because a library may well have a module of its own
 * of such a name (`pandas.io.pickle.read_pickle`).
 */

/** The module that a path which nobody has described stands for, where `component` is asked of it. */
export function originalOf(path: string, component: string): string | undefined {
  const at = path.lastIndexOf('.');
  if (at < 0 || path.includes('(')) return undefined;
  const original = HANDED_ON.get(path.slice(at + 1));
  return original?.members.has(component) ? original.module : undefined;
}

const PICKLE = {
  module: 'pickle',
  members: new Set(['load', 'loads', 'dump', 'dumps', 'Pickler', 'Unpickler']),
};

const HANDED_ON: ReadonlyMap<string, { readonly module: string; readonly members: ReadonlySet<string> }> =
  new Map([
    ['pickle', PICKLE],
    ['cPickle', PICKLE],
    ['_pickle', PICKLE],
    ['six', { module: 'six', members: new Set(['moves']) }],
  ]);
