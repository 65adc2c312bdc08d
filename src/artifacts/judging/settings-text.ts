/**
 * Settings, maps and graphs that are no JSON: what of them is evaluated, called or run by the library that reads them. They are
 * not parsed; each rule looks for what stands in the way in which programs write it.
 */
import { leadsOut } from '../../archive/paths.ts';
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { judgeTemplate } from './jinja.ts';
import { externHarm, harmOf } from './settings-json.ts';
import { dangerousOperation } from './tensorflow.ts';

/** A look before anything else. Here and below, what lies between two words is of one line, or bounded: files may be all blanks. */
export const TELLING_TEXTS =
  /\[handlers?[_\]]|\(\)["']?\s*:|ext:\/\/|template_format|shell\(|(?:driver|type|provider|class_path|class_name|name):|^[ \t]*(?:-[ \t]*)?module:|^(?:import|from) |@\w+\.|<ForceField|PixelFunction|\/vsi|pythonCode|forminitcode|Programmable|<!ENTITY|python_param|^[ \t]+source:|backend:|EXECUTION_ENV_PATH|\bop:|!function|\|[ \t]*$|<rail\b|<Python |\b__import__|@jinja\b|\blocation\b|module:\/\/|\bos\.|\bsubprocess/m;

interface TextRule {
  readonly files: RegExp;
  /** What else must stand in the text, anywhere. */
  readonly beside?: RegExp;
  /** Every place is judged; without `g` the first one alone. */
  readonly find: RegExp;
  readonly judge: (found: RegExpMatchArray, text: string) => readonly Reason[];
}

/** What is evaluated and does more than name values. */
const EXPRESSION =
  /__\w+__|\bchr\s*\(|\bsys\s*\.\s*modules\b|\bimportlib\b|\.\s*(?:system|popen)\s*\(|\b(?:os\.(?:system|popen|exec\w*|spawn\w*)|subprocess|eval|exec|compile|getattr|open)\b/;
/** Of whole programs only what harmless ones have no use for. */
const HARM = /__import__|\bos\.(?:system|popen|exec\w*|spawn\w*)|\bsubprocess\b|\b(?:eval|exec)\s*\(/;
const SETTINGS = /\.(?:ini|cfg|conf|config)$/i;
const YAML = /\.ya?ml$/i;
const XML = /\.(?:xml|vrt|qgs|qml|qlr|pvsm|rail)$/i;
const GRAPHS = /\.(?:pbtxt|prototxt|textproto|onnxtxt)$/i;
/** Screens of Kivy and graphs of GNU Radio, in which expressions of Python are what one expects. */
const PROGRAMS = /\.(?:kv|grc)$/i;

const RULES: readonly TextRule[] = [
  // logging.config.fileConfig evaluates these. Source: Lib/logging/config.py.
  {
    files: SETTINGS,
    beside: /\[handlers\]/,
    find: /^(?:args|kwargs|class)\s*[=:]\s*(.+)$/gm,
    judge: ([, value = '']) =>
      EXPRESSION.test(value) ? [evaluated('logging', value)] : harmOf('logging', value.trim()),
  },
  // logging.config.dictConfig, Haystack, intake, LightningCLI, pyannote.
  {
    files: YAML,
    find: /(?:\(\)|\bdriver|\btype|\bprovider|\bclass_path|^pipeline:[ \t\r]*\n\s{1,99}name)["']?\s*:\s*["']?([A-Za-z_][\w.]*\.\w+)["']?\s*$/gm,
    judge: ([, path]) => harmOf('a setting', path),
  },
  { files: YAML, find: /ext:\/\/([\w.]+)/g, judge: ([, path = '']) => externHarm(path) },
  {
    files: YAML,
    find: /\bclass_name:\s*["']?(\w+)["']?[ \t\r]*\n\s{0,99}module_name:\s*["']?([\w.]+)|\bmodule_name:\s*["']?([\w.]+)["']?[ \t\r]*\n\s{0,99}class_name:\s*["']?(\w+)/g,
    judge: ([, name, module, first, second]) => harmOf('a setting', `${module ?? first}.${name ?? second}`),
  },
  // A catalog of intake: its texts are templates with functions for commands. Source: intake/catalog/utils.py.
  {
    files: YAML,
    beside: /^sources:/m,
    find: /\{\{[^}\n]{0,200}\bshell\(/g,
    judge: ([shown]) => [evaluated('intake', shown)],
  },
  {
    files: YAML,
    find: /^plugins:[ \t\r]*\n\s{0,99}source:[ \t\r]*\n\s{0,99}-[ \t]*(?:module|dir):\s*(\S+)/gm,
    judge: ([, module = '']) => [unknown(`intake imports ${printable(module)}`)],
  },
  {
    files: YAML,
    find: /^template_format:\s*["']?jinja2/m,
    judge: (_, text) => judgeTemplate(text),
  },
  // Source: gin/config.py.
  {
    files: /\.gin$/i,
    find: /^(?:import ([\w.]+)|from ([\w.]+) import (\w+))|@([\w.]+\.\w+)/gm,
    judge: ([, module, from, name, reference]) =>
      harmOf('gin', reference ?? (from === undefined ? `${module}.` : `${from}.${name}`)),
  },
  // Source: openmm/app/forcefield.py.
  {
    files: XML,
    beside: /<ForceField[\s>]/,
    find: /<(?:Initialization)?Script>\s*([^<]{1,100})/g,
    judge: ([, code = '']) => [runs('OpenMM', code)],
  },
  {
    files: XML,
    find: /<PixelFunctionLanguage>\s*Python/,
    judge: () => [unknown('it has pixels calculated by Python, which GDAL runs where that is switched on')],
  },
  {
    files: XML,
    find: /<SourceFilename[^>]{0,200}>\s*(\/vsi(?:curl|s3|gs|az|oss|swift|webhdfs)\S{0,200}?)</g,
    judge: ([, place = '']) => [outside(`it has its pixels fetched from ${printable(place)}`)],
  },
  {
    files: XML,
    find: /<(?:pythonCode|editforminitcode)[^>]{0,200}>\s*(?:<!\[CDATA\[)?([^<\]]{4,100})/g,
    judge: ([, code = '']) => [runs('QGIS', code)],
  },
  // A file of FreeCAD has the class of each object imported. Source: src/App/PropertyPythonObject.cpp.
  {
    files: XML,
    find: /<Python\s[^>]{0,400}?\bmodule="([\w.]+)"(?:[^>]{0,200}?\bclass="(\w+)")?/g,
    judge: ([, module, name]) => harmOf('an object of FreeCAD', `${module}.${name ?? ''}`),
  },
  // Guardrails before 0.3 ran it.
  {
    files: /\.rail$/i,
    find: /\bscript[^>]{0,200}python[^>]{0,200}>\s*([^<]{1,100})/gi,
    judge: ([, code = '']) => [runs('Guardrails', code)],
  },
  // Lists of Kaldi: what ends with a pipe is a command. Source: kaldiio/utils.py, src/util/kaldi-io.cc.
  {
    files: /\.scp$/i,
    find: /^\S{1,1000}[ \t]+(\S[^\n]{0,2000}?)\|[ \t\r]*$/gm,
    judge: ([, command = '']) => [
      {
        rule: 'embedded-code',
        verdict: 'unknown',
        message: `whoever reads its entries starts a command: ${printable(command.trim().slice(0, 100))}`,
      },
    ],
  },
  {
    files: PROGRAMS,
    find: new RegExp(`[^\\n]{0,40}(?:${HARM.source})[^\\n]{0,60}`, 'g'),
    judge: ([code]) => [runs('its program', code)],
  },
  // Source: lm_eval/utils.py, import_function.
  {
    files: YAML,
    find: /!function[ \t]+["']?([\w./\\-]+)/g,
    judge: ([, path = '']) => [unknown(`lm_eval imports ${printable(path)} from beside it`)],
  },
  {
    files: XML,
    find: /type=["']Programmable(?:Filter|Source)["']/,
    judge: () => [unknown('it has a filter whose Python code ParaView runs')],
  },
  {
    files: XML,
    find: /<!ENTITY\s+[\w.-]+\s+(?:SYSTEM|PUBLIC)\s+["']?([^\s"'>]{0,200})/g,
    judge: ([, place = '']) => [
      outside(`it declares an entity in ${printable(place)}, which some readers fetch`),
    ],
  },
  {
    files: XML,
    find: /<!ENTITY\s+[\w.-]+\s+["'](?:&[\w.-]+;\s*){5}/,
    judge: () => [
      {
        rule: 'hidden-payload',
        verdict: 'suspicious',
        message: 'it declares entities that grow without end',
      },
    ],
  },
  // Source: asdf, arrays in other files.
  {
    files: /\.asdf$/i,
    find: /^[ \t]+source:\s*["']?((?:\w+:\/\/|\/|\.\.\/)[^\s"']{0,200})/gm,
    judge: ([, place = '']) => [outside(`it has an array read from ${printable(place)}`)],
  },
  // Source: caffe, src/caffe/layer_factory.cpp.
  {
    files: /\.prototxt$/i,
    find: /python_param\s*\{[^}]{0,400}?module:\s*["']([\w.]+)["'](?:[^}]{0,400}?layer:\s*["'](\w+)["'])?/g,
    judge: ([, module = '', layer = '']) => {
      const harm = harmOf('a layer', `${module}.${layer}`);
      return harm.length > 0 ? harm : [unknown(`a layer has the module ${printable(module)} imported`)];
    },
  },
  // ONNX as text, whose tensors may lie in files.
  {
    files: GRAPHS,
    find: /["']location["']\s{0,99}(?::|value:)\s{0,99}["']([^"'\n]{1,300})/g,
    judge: ([, path = '']) =>
      leadsOut(path)
        ? [outside(`a tensor is read from ${printable(path)}, out of the folder of the model`)]
        : [],
  },
  // Source: dynaconf/utils/parse_conf.py.
  {
    files: /\.(?:toml|ya?ml|ini)$/i,
    find: /@jinja\b([^\n]{1,2000})/g,
    judge: ([, template = '']) => judgeTemplate(template),
  },
  // Where matplotlib is imported. Source: matplotlib/backends/registry.py.
  {
    files: /^matplotlibrc$/,
    find: /^[ \t]*backend[ \t]*:[ \t]*module:\/\/([\w.]+)/gm,
    judge: ([, module = '']) => [
      unknown(`matplotlib imports ${printable(module)} wherever this file is found`),
    ],
  },
  // Triton Inference Server.
  {
    files: /^config\.pbtxt$/i,
    find: /\bbackend:\s*["']python["']|EXECUTION_ENV_PATH/,
    judge: () => [unknown('its model is Python code beside it, which the server runs')],
  },
  {
    files: /\.pbtxt$/i,
    find: /\bop:\s*["'](\w+)["']/g,
    judge: ([, name = '']) => {
      const danger = dangerousOperation(name);
      if (!danger) return [];
      const message = `the graph has the operation ${printable(name)}, which ${danger.what}`;
      return [{ rule: 'embedded-code', verdict: danger.verdict, message }];
    },
  },
];

export function judgeText(text: string, file: string): Reason[] {
  return RULES.filter(({ files, beside }) => files.test(file) && (beside?.test(text) ?? true)).flatMap(
    ({ find, judge }) => {
      const offsetAt = byteOffsets(text);
      return placesOf(find, text).flatMap((found) =>
        judge(found, text).map((reason) => ({ ...reason, offset: offsetAt(found.index ?? 0) })),
      );
    },
  );
}

function placesOf(find: RegExp, text: string): RegExpMatchArray[] {
  if (find.global) return [...text.matchAll(find)];
  const first = find.exec(text);
  return first ? [first] : [];
}

/** Where in the file's bytes a place in its text is; asked in order, since it counts on from the one before. */
function byteOffsets(text: string): (index: number) => number {
  let [at, bytes] = [0, 0];
  return (index) => {
    bytes += Buffer.byteLength(text.slice(at, index));
    at = index;
    return bytes;
  };
}

function evaluated(who: string, shown: string): Reason {
  const message = `${who} evaluates ${printable(shown.trim().slice(0, 100))}`;
  return { rule: 'embedded-code', verdict: 'dangerous', message };
}

function runs(who: string, code: string): Reason {
  const message = `it has Python code that ${who} runs: ${printable(code.trim().slice(0, 100))}`;
  const verdict = HARM.test(code) ? 'dangerous' : 'unknown';
  return { rule: 'embedded-code', verdict, message };
}

function unknown(message: string): Reason {
  return { rule: 'embedded-code', verdict: 'unknown', message };
}

function outside(message: string): Reason {
  return { rule: 'external-reference', verdict: 'suspicious', message };
}
