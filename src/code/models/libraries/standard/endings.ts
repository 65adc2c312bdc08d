import type { Model } from '../../vocabulary.ts';

/**
 * Functions that raise or end the process, whatever they are given, and what swallows exceptions: Lib/os.py,
 * Lib/site.py, Lib/contextlib.py; werkzeug/exceptions.py and what passes its `abort` on; bottle.py;
 * _pytest/outcomes.py.
 */
export const model: Model = {
  library: 'functions that never come back',
  modules: ['sys', 'os', 'builtins', 'contextlib', 'flask', 'werkzeug', 'quart', 'bottle', 'pytest'],
  endings: [
    'sys.exit',
    'os.{_exit,abort,execv,execve,execvp,execvpe,execl,execle,execlp,execlpe}',
    'builtins.{exit,quit}',
    '{flask,quart,bottle}.abort',
    'flask.helpers.abort',
    'werkzeug.exceptions.abort',
    '{flask_restful,flask_restx,flask_restplus,flask_smorest}.abort',
    'pytest.{fail,skip,exit,xfail}',
    'typing.assert_never',
  ],
  swallowers: ['contextlib.suppress', 'pytest.raises'],
};
