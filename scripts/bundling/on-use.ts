/**
 * Lets the bundle load Node's own modules when something of theirs is used, not when it is imported. An `import` of
 * `node:fs` or `node:util` runs every lazy getter that it has, to fill the names of the module, and so loads streams,
 * workers and consoles; `node:crypto` brings OpenSSL. Together that was a third of what `--version` took beside Node's own
 * start (53 to 36 ms of CPU).
 */
import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const NAMES = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));

/** Each becomes a CommonJS module of the bundle, with one getter for each name; CommonJS libraries get the same. */
export function builtinsOnUse(): Plugin {
  return {
    name: 'builtins-on-use',
    setup(build) {
      build.onResolve({ filter: /^(?:node:)?[a-z_/0-9]+$/ }, ({ path }) => {
        const name = path.replace(/^node:/, '');
        return path.startsWith('node:') || NAMES.has(name) ? { path: name, namespace: 'builtin' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({ contents: moduleOf(path) }));
    },
  };
}

function moduleOf(name: string): string {
  const it = `process.getBuiltinModule(${JSON.stringify(`node:${name}`)})`;
  const builtin: unknown = process.getBuiltinModule(name);
  if (builtin === undefined)
    return `if (!(module.exports = ${it})) throw new Error('no ${name} in this Node.js');`;
  // A function (`node:events`), or an object that inherits what it can do: as it is.
  if (typeof builtin === 'function' || builtin === process) return `module.exports = ${it};`;
  const getters = Object.keys(builtin as object).map(
    (key) => `get ${JSON.stringify(key)}() { return (loaded ??= ${it})[${JSON.stringify(key)}]; },`,
  );
  // Found by its name once, which costs as much as a small call of it. The getters are inherited: whoever imports the
  // module gets a copy of what is its own (esbuild's __toESM), and that for each file that imports it.
  return `let loaded;\nmodule.exports = Object.create({\n${getters.join('\n')}\n});`;
}

/**
 * The same for libraries that most runs never ask for, though every run loads who would ask: a lock in plain text needs no
 * reader of YAML. `root` is where they are installed.
 */
export function librariesOnUse(names: readonly string[], root: string): Plugin {
  return {
    name: 'libraries-on-use',
    setup(build) {
      const filter = new RegExp(`^(?:${names.join('|')})$`);
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'library' ? undefined : { path, namespace: 'library' },
      );
      build.onLoad({ filter, namespace: 'library' }, async ({ path }) => {
        const exported = Object.keys((await import(path)) as object).filter(
          (key) => /^\w+$/.test(key) && key !== 'default',
        );
        const getters = exported.map(
          (key) => `get ${key}() { return require(${JSON.stringify(path)}).${key}; },`,
        );
        return { contents: `module.exports = {\n${getters.join('\n')}\n};`, resolveDir: root };
      });
    },
  };
}
