import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'jinja2',
  modules: ['jinja2'],
  flaws: [
    {
      ids: ['CVE-2014-0012', 'PYSEC-2014-82'],
      releases: ['2.7.2', '2.7.3'],
      by: 'place',
      symbols: [
        'jinja2.FileSystemBytecodeCache._get_default_cache_dir',
        'jinja2.bccache.FileSystemBytecodeCache._get_default_cache_dir',
      ],
    },
    {
      ids: ['CVE-2019-10906', 'GHSA-462w-v97r-4m45', 'PYSEC-2019-217'],
      releases: ['2.10', '2.10.1'],
      by: 'size',
      symbols: [
        'jinja2.sandbox.SandboxedEnvironment.call',
        'jinja2.sandbox.SandboxedEnvironment.format_string',
        'jinja2.sandbox.inspect_format_method',
      ],
    },
    {
      ids: ['CVE-2016-10745', 'GHSA-hj2j-77xm-mc5v', 'PYSEC-2019-220'],
      releases: ['2.8', '2.8.1'],
      by: 'size',
      symbols: [
        'jinja2.filters.do_int',
        'jinja2.nodes.Call.as_const',
        'jinja2.sandbox.SandboxedEnvironment.call',
        'jinja2.sandbox.is_internal_attribute',
        'jinja2.utils.unicode_urlencode',
      ],
    },
    {
      ids: ['CVE-2020-28493', 'GHSA-g3rq-g295-4j3m', 'PYSEC-2021-66', 'SNYK-PYTHON-JINJA2-1012994'],
      releases: ['2.11.2', '2.11.3'],
      by: 'size',
      symbols: ['jinja2.utils.urlize'],
    },
  ],
};
