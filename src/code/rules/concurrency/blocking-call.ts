import type { CodeRule } from '../../judging/rule.ts';

export const rule: CodeRule = {
  meta: {
    id: 'concurrency/blocking-call',

    title: 'Call that waits, in a coroutine',
    severity: 'info',
    cwe: [400],
    summary: 'Nothing else runs on the event loop until it comes back.',
    explanation:
      'A coroutine that calls `time.sleep`, `requests.get` or `subprocess.run` holds the whole loop: no other request is served, no timeout fires. A slow server on the other side is enough.',
    remedy:
      'Use what can be awaited (`asyncio.sleep`, `httpx.AsyncClient`, `asyncio.create_subprocess_exec`), or `await asyncio.to_thread(requests.get, url)` (from Python 3.9).',
    grading: 'Always info: it costs availability only.',
    examples: [
      {
        bad: 'async def page():\n    return requests.get(URL).text',
        good: 'async def page():\n    return (await asyncio.to_thread(requests.get, URL)).text',
      },
    ],
    references: ['Python documentation, "Developing with asyncio": "Running Blocking Code"'],
  },
  severity: { constant: 'info' },
  inventory: false,
  message: '{callee} holds the event loop',
  advice: 'Await something that does not block, or use asyncio.to_thread.',
};
