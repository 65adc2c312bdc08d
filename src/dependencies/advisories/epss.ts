/** The Exploit Prediction Scoring System's daily file (FIRST, "EPSS Data and Statistics"). */
import type { EpssScore } from '../../report/report.ts';
import type { Catalogue } from './exploitation.ts';

/**
 *     #model_version:v2023.03.01,score_date:2024-10-10T00:00:00+0000
 *     cve,epss,percentile
 *     CVE-2020-1747,0.00445,0.75243
 *
 * Undefined if the header is not there. A line with something else than two numbers from 0 to 1 is passed over.
 */
export function readEpss(text: string): Catalogue<EpssScore> | undefined {
  const header = /^(?:\uFEFF)?((?:#.*\r?\n)*)cve,epss,percentile\r?\n/.exec(text);
  if (!header) return undefined;
  const date = /score_date:(\d{4}-\d\d-\d\d)/.exec(header[1] as string)?.[1];
  const byCve = new Map<string, EpssScore>();
  for (const line of text.slice(header[0].length).split('\n')) {
    const [cve = '', ...numbers] = line.trim().split(',');
    const [probability, percentile] = numbers.map(Number);
    if (cve.startsWith('CVE-') && isShare(probability) && isShare(percentile))
      byCve.set(cve, { probability, percentile });
  }
  return { byCve, date };
}

function isShare(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value <= 1;
}
