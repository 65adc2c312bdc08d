/** Prints the sample report with many findings, as a command does. `report.ts FORMAT COUNT`. */
import { processConsole } from '../../../src/cli/console.ts';
import { present } from '../../../src/cli/present.ts';
import { sampleReport, sampleRun } from '../../report/sample.ts';

const [format = 'json', count = '1000'] = process.argv.slice(2);
const findings = Array.from({ length: Number(count) }, (_, i) => sampleReport.findings[i % 12]!);
const settings = { format, output: undefined, verbose: false, failOn: 'medium', strict: false } as const;
process.exitCode = present({ ...sampleReport, findings }, sampleRun, settings, processConsole());
