/**
 * Where data comes from, most exposed first. The first eight can make a finding; `authenticated` and
 * `constant` are inventory only.
 */
export const ORIGINS = [
  'remote',
  'response',
  'message',
  'store',
  'file',
  'local',
  'caller',
  'unknown',
  'authenticated',
  'constant',
] as const;
export type Origin = (typeof ORIGINS)[number];

/** 0 for the most exposed. */
export function exposure(origin: Origin): number {
  return ORIGINS.indexOf(origin);
}

/** True if data of this origin can be what an attacker chose. */
export function isExposed(origin: Origin): boolean {
  return exposure(origin) < exposure('authenticated');
}
