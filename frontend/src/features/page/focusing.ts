/** Which page takes the keyboard: the next one, where the last had it or somebody means to write there. */

let wanted = false

/** The page that comes next takes the keyboard. */
export function writeNext(): void {
  wanted = true
}

/** A page goes; the next takes over the keyboard that it had. */
export function left(hadKeyboard: boolean): void {
  wanted ||= hadKeyboard
}

/** Whether the page that just came is to take the keyboard; it is told so once. */
export function takesKeyboard(): boolean {
  const taken = wanted
  wanted = false
  return taken
}
