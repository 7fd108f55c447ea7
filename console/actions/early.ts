/**
 * What is typed while the palette is on its way: it is loaded when it is first asked for, and who opens it types on at once. Until its line is there
 * letters are for it, and no action of theirs is run.
 */
export interface Early {
  /** The palette was asked for; asked for again while its line is there, nothing comes early. */
  begin(): void
  /** Its line is there, until what is answered is called. */
  arrive(): () => void
  /** Nobody wants it any more. */
  end(): void
  text(): string
  /** Takes a key that comes before the line does; false where none is waited for. */
  takes(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean
}

export const earlyLetters = (): Early => {
  let text: string | undefined
  let isThere = false
  return {
    begin: () => void (text = isThere ? undefined : ''),
    arrive: () => {
      isThere = true
      text = undefined
      return () => void (isThere = false)
    },
    end: () => void (text = undefined),
    text: () => text ?? '',
    takes: ({ key, ctrlKey, metaKey, altKey }) => {
      if (text === undefined || ctrlKey || metaKey || altKey || key === 'Escape') return false
      if (key === 'Backspace') text = text.slice(0, -1)
      else if (key.length === 1) text += key
      else return false
      return true
    },
  }
}
