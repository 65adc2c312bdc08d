import { describe, expect, test } from 'vitest';
import { classify } from '../../src/artifacts/pickle/policy/classify.ts';
import { type Effect, effectOf } from '../../src/artifacts/pickle/policy/dangers.ts';
import type { Entry, Library } from '../../src/artifacts/pickle/policy/entry.ts';
import { GLOBAL, type Global } from '../../src/artifacts/pickle/value.ts';
import { libraries } from '../../src/artifacts/pickle/vouched/registry.generated.ts';

interface Vouch {
  readonly library: string;
  readonly name: string;
  readonly module: string;
  readonly entry: Entry;
}

const all: Vouch[] = (libraries as readonly Library[]).flatMap(({ name: library, names: groups }) =>
  groups.flatMap(({ modules, names, entry }) =>
    modules.flatMap((module) => names.map((name) => ({ library, module, name, entry }))),
  ),
);

function global(module: string, name: string, protocol = 4): Global {
  const opcode = 'STACK_GLOBAL';
  const more = { escapes: false, note: undefined, instance: undefined };
  return { kind: GLOBAL, offset: 0, module, name, opcode, protocol, ...more };
}

describe('every library that vouches', () => {
  test.each(libraries.map((library) => [library.name, library as Library] as const))('%s', (_, library) => {
    expect(library.source, 'says who vouches and for which releases').toMatch(/\d/);
    for (const { modules, names } of library.names) {
      for (const module of modules) expect(module).toMatch(/^[\w.]+$/);
      for (const name of names) expect(name).toMatch(/^[\w.]+$/);
    }
  });

  test('agrees with the others', () => {
    const byName = Map.groupBy(all, ({ module, name }) => `${module}.${name}`);
    const contradictions = [...byName].filter(
      ([, vouches]) => new Set(vouches.map(({ entry }) => JSON.stringify(entry))).size > 1,
    );
    expect(contradictions.map(([name]) => name)).toEqual([]);
  });

  /** Modules that are dangerous as a whole, of which single names were read and found harmless. */
  test('vouches for nothing that is dangerous, but for what is named here', () => {
    const excepted = all
      .map(({ module, name }) => [module, name, effectOf(module, name)] as const)
      .filter((entry): entry is [string, string, Effect] => entry[2] !== undefined)
      .map(([module, name, effect]) => `${module}.${name} (${effect})`);
    expect([...new Set(excepted)].sort()).toMatchInlineSnapshot(`
      [
        "_io.BytesIO (file)",
        "_io.StringIO (file)",
        "_operator.attrgetter (attribute)",
        "_operator.methodcaller (attribute)",
        "builtins.getattr (attribute)",
        "builtins.iter (callback)",
        "builtins.type (code)",
        "dill._dill._create_array (code)",
        "dill._dill._load_type (code)",
        "dill.dill._create_array (code)",
        "dill.dill._load_type (code)",
        "io.BytesIO (file)",
        "io.StringIO (file)",
        "joblib.numpy_pickle.NDArrayWrapper (pickle)",
        "joblib.numpy_pickle.NumpyArrayWrapper (pickle)",
        "joblib.numpy_pickle.ZNDArrayWrapper (pickle)",
        "joblib.numpy_pickle_compat.NDArrayWrapper (pickle)",
        "joblib.numpy_pickle_compat.NumpyArrayWrapper (pickle)",
        "joblib.numpy_pickle_compat.ZNDArrayWrapper (pickle)",
        "nt.times_result (process)",
        "nt.uname_result (process)",
        "ntpath.basename (file)",
        "ntpath.commonprefix (file)",
        "ntpath.dirname (file)",
        "ntpath.isabs (file)",
        "ntpath.join (file)",
        "ntpath.normcase (file)",
        "ntpath.normpath (file)",
        "ntpath.split (file)",
        "ntpath.splitdrive (file)",
        "ntpath.splitext (file)",
        "operator.attrgetter (attribute)",
        "operator.methodcaller (attribute)",
        "os.stat_result (process)",
        "os.statvfs_result (process)",
        "os.terminal_size (process)",
        "pandas.compat.pickle_compat._LoadSparseFrame (pickle)",
        "pandas.compat.pickle_compat._LoadSparseSeries (pickle)",
        "posix.times_result (process)",
        "posix.uname_result (process)",
        "posixpath.basename (file)",
        "posixpath.commonprefix (file)",
        "posixpath.dirname (file)",
        "posixpath.isabs (file)",
        "posixpath.join (file)",
        "posixpath.normcase (file)",
        "posixpath.normpath (file)",
        "posixpath.split (file)",
        "posixpath.splitdrive (file)",
        "posixpath.splitext (file)",
        "socket.AddressFamily (network)",
        "socket.SocketKind (network)",
        "torch.fx._symbolic_trace.Tracer (code)",
        "torch.fx.graph_module.reduce_graph_module (code)",
        "torch.serialization._get_layout (pickle)",
        "torch.storage._load_from_bytes (pickle)",
      ]
    `);
  });

  test('vouches for its names as they are, and for no other name beside them', () => {
    for (const { module, name } of all) {
      expect(classify(global(module, name), {}).verdict, `${module}.${name}`).toBe('safe');
      expect(classify(global(module, `${name}_beside_it`), {}).verdict).not.toBe('safe');
      expect(classify(global(`${module}.x`, name), {}).verdict, `${module}.x.${name}`).not.toBe('safe');
    }
  });

  test('vouches for nothing where a file beside the artifact has the name of its module', () => {
    const around = { shadowed: (module: string) => module === 'builtins' || module === 'numpy' };
    expect(classify(global('numpy', 'ndarray'), around)).toMatchObject({
      verdict: 'unknown',
      shadowed: true,
    });
    // Loaded before anything else is found.
    expect(classify(global('builtins', 'set'), around).verdict).toBe('safe');
  });
});
