/** The keyboard, asked to come to what is to be drafted: its field is there a moment after the panel. */
let asked = false

/** Asks it to come; until the field is there, nothing that is typed lands in the book. */
export function summon(): void {
  asked = true
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Gives the keyboard to the field if it was asked to come, once. */
export function answer(field: HTMLElement | null): void {
  if (!asked || field === null) return
  asked = false
  field.focus()
}
