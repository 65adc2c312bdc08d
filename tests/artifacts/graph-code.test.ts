/** The code of graphs that loading runs: what torch writes passes, and nothing that reaches for anything else. */
import { expect, test } from 'vitest';
import { isGraphCode } from '../../src/artifacts/pickle/policy/graph-code.ts';

const IMPORTS =
  'NoneType = type(None)\nfrom torch import device\nimport torch\nimport torch.fx._pytree as fx_pytree';
const forward = (line: string) => `\n\ndef forward(self, x, y : torch.Tensor = None):\n${line}\n`;

test.each([
  '    fc = self.fc(x);  x = None',
  '    weight = self.initializers.weight__0',
  '    mul = getattr(self, "a_1/b__0/MatMul")(x, weight);  x = weight = None',
  '    conv = getattr(self.layer1, "0").conv1(x);  x = None',
  '    relu = torch.nn.functional.relu(fc, inplace = False);  fc = None',
  '    flat = torch.flatten(relu, 1);  relu = None',
  '    view = flat.view(-1, 16).to(torch.float32);  flat = None',
  '    item = view[(slice(None, None, None), 0)]',
  '    sum_1 = view + 1.5e-3;  view = None',
  "    zeros = torch.zeros(3, device = device(type='cuda', index=0))",
  '    return pytree.tree_unflatten([sum_1], self._out_spec)',
  '    return {"logits": sum_1}',
])('torch writes %s', (line) => {
  expect(isGraphCode(IMPORTS, forward(line))).toBe(true);
});

test.each([
  '    import os',
  "    x = eval('1')",
  "    x = __import__('os')",
  "    x = getattr(torch, 'load')('x')",
  "    x = getattr(self, '__class__')",
  '    x = self.__class__',
  '    x = (self).__class__',
  "    x = torch.load('x')",
  "    x = torch.zeros(1).numpy().tofile('x')",
  "    x = getattr(self, 'numpy')().tofile('x')",
  '    x = 1\rx.y()',
  '    x = torch',
  '    x = torch.hub',
  "    x = torch.hub.load('a', 'b')",
  "    x = torch.ops.load_library('x')",
  '    x = pytree',
  "    x = pytree.importlib.import_module('os')",
  '    x = [y for y in x]',
  '    x = lambda: 1',
  '    x = f"{self}"',
  "    x = 'a\\x5f'",
  '    x = 1; import os',
  '  x = self.fc(x)',
  'x = 1',
])('torch does not write %s', (line) => {
  expect(isGraphCode(IMPORTS, forward(line))).toBe(false);
});

test('nothing else is imported, and nothing else defined', () => {
  const line = '    return x';
  expect(isGraphCode(IMPORTS, forward(line))).toBe(true);
  expect(isGraphCode(`${IMPORTS}\nimport os`, forward(line))).toBe(false);
  expect(isGraphCode(IMPORTS, `${forward(line)}def forward(self):\n    return x\n`)).toBe(false);
  expect(isGraphCode(IMPORTS, `def forward(self, x = eval("1")):\n${line}`)).toBe(false);
  expect(isGraphCode(IMPORTS, `x = 1${forward(line)}`)).toBe(false);
});
