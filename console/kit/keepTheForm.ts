import type { KeyboardEvent } from 'react'

/** Enter looks for what was typed, and does not send the form. */
export const keepTheForm = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault()
}
