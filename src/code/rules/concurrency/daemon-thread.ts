import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'concurrency/daemon-thread',
    preview: true,
    title: 'Daemon thread that writes a file',
    severity: 'info',
    cwe: [404],
    summary: 'When the program ends, the thread is stopped where it stands, in the middle of a line.',
    explanation:
      'Daemon threads are not waited for. What they have written may still be in a buffer, and `with` and `finally` blocks do not run: files are cut off, locks and temporary files stay.',
    remedy:
      'Leave out `daemon=True`, tell the thread to end with an `Event` and `join` it; or write to another name and `os.replace` it when it is whole.',
    grading: 'Always info.',
    examples: [
      {
        bad: 'threading.Thread(target=save, daemon=True).start()',
        good: 'thread = threading.Thread(target=save)\nthread.start()\n…\nthread.join()',
      },
    ],
    references: ['Python documentation, threading: "Thread objects"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} writes a file in a thread that nobody waits for',
  advice: 'Join the thread before the program ends.',
};
