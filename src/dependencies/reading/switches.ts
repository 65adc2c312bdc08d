/** Values that switch something on or off, in settings that know no types: variables, arguments, YAML, INI. */

export function isOff(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^\s*(?:false|0|no|n|off)\s*$/i.test(value));
}

/** As pip reads what is yes. */
export function isOn(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^\s*(?:1|y|yes|t|true|on)\s*$/i.test(value));
}
