import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'concurrency/signal-handler',

    title: 'Signal handler that waits for a lock',
    severity: 'low',
    cwe: [364, 833],
    summary: 'If the signal comes while the main thread holds the lock, the program stands still for ever.',
    explanation:
      'Python runs handlers of signals in the main thread, between two of its steps, whatever it was doing. A lock that the main thread holds then is never given back, because what would give it back is waiting for the handler.',
    remedy:
      'Set a flag or a `threading.Event`, or write to a pipe (`signal.set_wakeup_fd`), and do the work in the main loop. An `RLock` does not stand still, but lets the handler into a half-made change.',
    grading: 'Always low.',
    examples: [
      {
        bad: 'def stop(number, frame):\n    with lock:\n        jobs.clear()\n\nsignal.signal(signal.SIGTERM, stop)',
        good: 'def stop(number, frame):\n    stopping.set()\n\nsignal.signal(signal.SIGTERM, stop)',
      },
    ],
    references: ['Python documentation, signal: "Execution of Python signal handlers"', 'CWE-364'],
  },
  severity: { constant: 'low' },
  inventory: false,
  message: '{callee} takes a lock in a signal handler',
  advice: 'Set a flag in the handler and do the work in the main loop.',
};
