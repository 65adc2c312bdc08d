/**
 * Settings, maps and graphs that are no JSON: what of them is evaluated, called or run by the library that reads them. They are
 * not parsed; each rule looks for what stands in the way in which programs write it.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { judgeTemplate } from './jinja.ts';
import { externHarm, harmOf } from './settings-json.ts';
import { dangerousOperation } from './tensorflow.ts';

/** A look before anything else. */
export const TELLING_TEXTS =
  /\[handlers?[_\]]|\(\)["']?\s*:|ext:\/\/|template_format|shell\(|(?:driver|type|provider|class_path|class_name|name):|^\s*-?\s*module:|^(?:import|from) |@\w+\.|<ForceField|PixelFunction|\/vsi|pythonCode|forminitcode|Programmable|<!ENTITY|python_param|^\s+source:|backend:|EXECUTION_ENV_PATH|\bop:/m;

interface TextRule {
  readonly files: RegExp;
  readonly find: RegExp;
  readonly judge: (found: RegExpMatchArray, text: string) => readonly Reason[];
}

/** What is evaluated and does more than name values. */
const EXPRESSION =
  /__\w+__|\b(?:os\.(?:system|popen|exec\w*|spawn\w*)|subprocess|eval|exec|compile|getattr|open)\b/;
/** Of whole programs only what harmless ones have no use for. */
const HARM = /__import__|\bos\.(?:system|popen|exec\w*|spawn\w*)|\bsubprocess\b|\b(?:eval|exec)\s*\(/;
const SETTINGS = /\.(?:ini|cfg|conf|config)$/i;
const YAML = /\.ya?ml$/i;
const XML = /\.(?:xml|vrt|qgs|qml|qlr|pvsm)$/i;

const RULES: readonly TextRule[] = [
  // logging.config.fileConfig evaluates these. Source: Lib/logging/config.py.
  {
    files: SETTINGS,
    find: /^(?:args|kwargs|class)\s*[=:]\s*(.+)$/gm,
    judge: ([, value = ''], text) =>
      !text.includes('[handlers]')
        ? []
        : EXPRESSION.test(value)
          ? [evaluated('logging', value)]
          : harmOf('logging', value.trim()),
  },
  // logging.config.dictConfig, Haystack, intake, LightningCLI, pyannote.
  {
    files: YAML,
    find: /(?:\(\)|\bdriver|\btype|\bprovider|\bclass_path|^pipeline:\s*\n\s+name)["']?\s*:\s*["']?([A-Za-z_][\w.]*\.\w+)["']?\s*$/gm,
    judge: ([, path]) => harmOf('a setting', path),
  },
  { files: YAML, find: /ext:\/\/([\w.]+)/g, judge: ([, path = '']) => externHarm(path) },
  {
    files: YAML,
    find: /\bclass_name:\s*["']?(\w+)["']?\s*\n\s*module_name:\s*["']?([\w.]+)|\bmodule_name:\s*["']?([\w.]+)["']?\s*\n\s*class_name:\s*["']?(\w+)/g,
    judge: ([, name, module, first, second]) => harmOf('a setting', `${module ?? first}.${name ?? second}`),
  },
  // A catalog of intake: its texts are templates with functions for commands. Source: intake/catalog/utils.py.
  {
    files: YAML,
    find: /\{\{[^}\n]{0,200}\bshell\(/g,
    judge: ([shown], text) => (/^sources:/m.test(text) ? [evaluated('intake', shown)] : []),
  },
  {
    files: YAML,
    find: /^plugins:\s*\n\s*source:\s*\n\s*-\s*(?:module|dir):\s*(\S+)/gm,
    judge: ([, module = '']) => [unknown(`intake imports ${printable(module)}`)],
  },
  {
    files: YAML,
    find: /^template_format:\s*["']?jinja2/gm,
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
    find: /<(?:Initialization)?Script>\s*([^<]{1,100})/g,
    judge: ([, code = ''], text) => (/<ForceField[\s>]/.test(text) ? [runs('OpenMM', code)] : []),
  },
  {
    files: XML,
    find: /<PixelFunctionLanguage>\s*Python/g,
    judge: () => [unknown('it has pixels calculated by Python, which GDAL runs where that is switched on')],
  },
  {
    files: XML,
    find: /<SourceFilename[^>]*>\s*(\/vsi(?:curl|s3|gs|az|oss|swift|webhdfs)\S{0,200}?)</g,
    judge: ([, place = '']) => [outside(`it has its pixels fetched from ${printable(place)}`)],
  },
  {
    files: XML,
    find: /<(?:pythonCode|editforminitcode)[^>]*>\s*(?:<!\[CDATA\[)?([^<\]]{4,100})/g,
    judge: ([, code = '']) => [runs('QGIS', code)],
  },
  {
    files: XML,
    find: /type=["']Programmable(?:Filter|Source)["']/g,
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
    find: /<!ENTITY\s+[\w.-]+\s+["'](?:&[\w.-]+;\s*){5,}/g,
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
    find: /^\s+source:\s*["']?((?:\w+:\/\/|\/|\.\.\/)[^\s"']{0,200})/gm,
    judge: ([, place = '']) => [outside(`it has an array read from ${printable(place)}`)],
  },
  // Source: caffe, src/caffe/layer_factory.cpp.
  {
    files: /\.prototxt$/i,
    find: /python_param\s*\{[^}]*?module:\s*["']([\w.]+)["'](?:[^}]*?layer:\s*["'](\w+)["'])?/g,
    judge: ([, module = '', layer = '']) => {
      const harm = harmOf('a layer', `${module}.${layer}`);
      return harm.length > 0 ? harm : [unknown(`a layer has the module ${printable(module)} imported`)];
    },
  },
  // Triton Inference Server.
  {
    files: /^config\.pbtxt$/i,
    find: /\bbackend:\s*["']python["']|EXECUTION_ENV_PATH/g,
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
  return RULES.filter(({ files }) => files.test(file)).flatMap(({ find, judge }) =>
    [...text.matchAll(find)].flatMap((found) =>
      judge(found, text).map((reason) => ({
        ...reason,
        offset: Buffer.byteLength(text.slice(0, found.index)),
      })),
    ),
  );
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
