import type { Origin } from '../../finding/origin.ts';
import type { Severity } from '../../finding/severity.ts';

/** How bad it is when data of each origin becomes code. */
export const CODE_EXECUTION: Readonly<Partial<Record<Origin, Severity>>> = {
  remote: 'critical',
  response: 'high',
  message: 'high',
  store: 'medium',
  file: 'medium',
  local: 'low',
  caller: 'medium',
  unknown: 'low',
};
