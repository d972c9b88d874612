/** A file before it is sent: whether it can be a book at all, and its bytes as text. */

const MOST_MEGABYTES = 20
const PACKED = /\.(zip|bundle)$/i

/** Why a dropped file is not even sent; null if it may be. Nothing was created. */
export function objectionTo(files: FileList | readonly File[]): string | null {
  if (files.length > 1) return 'Those are several files. Bring the whole book as one, or one after another. Nothing was created.'
  const file = files[0]
  if (!file) return 'That was no file. Nothing was created.'
  const size = file.size / (1024 * 1024)
  if (size <= MOST_MEGABYTES) return null
  return `${file.name} has ${Math.ceil(size)} MB; ${MOST_MEGABYTES} MB is the most. Leave its pictures out, or bring it in parts. Nothing was created.`
}

/** Whether it is a book of PlotWeaver or of git: its chapters are made, and there is nothing to arrange. */
export const isPacked = (file: File) => PACKED.test(file.name)

/** The file's bytes in base64. Rejects if it cannot be read any more. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(new Error(`${file.name} cannot be read any more.`))
    reader.readAsDataURL(file)
  })
}
