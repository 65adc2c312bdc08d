import { expect, test } from 'vitest';
import { roleOf } from '../../src/project/role.ts';

test.each([
  ['tests/helpers.py', 'test'],
  ['celery/t/unit/test_bin.py', 'test'],
  ['t/unit/security/__init__.py', 'test'],
  ['app/tests/views.py', 'test'],
  ['testing/tools.py', 'test'],
  ['app/test_views.py', 'test'],
  ['app/views_test.py', 'test'],
  ['conftest.py', 'test'],
  ['app/attestation.py', 'source'],
  ['app/contest.py', 'source'],
  ['latest/views.py', 'source'],
  ['app/_vendor/six.py', 'vendored'],
  ['vendor/six.py', 'vendored'],
  ['vendored/six.py', 'vendored'],
  ['third_party/six.py', 'vendored'],
  ['app/extern/six.py', 'vendored'],
  ['externals/six.py', 'vendored'],
  ['env/lib/python3.12/site-packages/six.py', 'vendored'],
  ['app/vendors.py', 'source'],
  ['app/external.py', 'source'],
  ['examples/app.py', 'example'],
  ['bench/timings.py', 'example'],
  ['app/bench.py', 'source'],
])('%s is %s', (path, role) => expect(roleOf(path)).toBe(role));
