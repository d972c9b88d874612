/** What this browser is called, so that a writer of several devices knows where words come from. */

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

/** "Firefox on Linux". */
export function deviceName(agent: string = navigator.userAgent): string {
  const found = (names: [RegExp, string][], otherwise: string) => names.find(([sign]) => sign.test(agent))?.[1] ?? otherwise
  return `${found(BROWSERS, 'a browser')} on ${found(SYSTEMS, 'another device')}`
}
