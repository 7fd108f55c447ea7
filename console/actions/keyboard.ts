/** A key as actions name it: `A`, `?`, `Escape`, `mod+K`. Null for what is no key of ours (a bare modifier, Alt, a dead key). */
export const keyOf = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): string | null => {
  const { key } = event
  if (event.isComposing || event.altKey || ['Control', 'Meta', 'Shift', 'Alt', 'Dead', 'Process', 'AltGraph'].includes(key)) return null
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
  return event.ctrlKey || event.metaKey ? `mod+${name}` : name
}

/** The first key of a sequence that is waited on, and until when (milliseconds). */
export interface Pending {
  keys: string
  until: number
}

export interface Pressed {
  /** The keys of the action that was hit. */
  hit: string | null
  pending: Pending | null
}

/** How long a sequence waits for its next key, in milliseconds. */
export const sequenceWait = 1200

/** What one more key means, given those that stand for something. A sequence that comes to nothing lets its last key count alone. */
export const press = (pending: Pending | null, key: string, known: readonly string[], now: number): Pressed => {
  const before = pending && now <= pending.until ? pending.keys : ''
  const keys = before ? `${before} ${key}` : key
  if (known.includes(keys)) return { hit: keys, pending: null }
  if (known.some((other) => other.startsWith(`${keys} `))) return { hit: null, pending: { keys, until: now + sequenceWait } }
  return before ? press(null, key, known, now) : { hit: null, pending: null }
}

/** A single letter or sign rests while one types and can be switched off; Escape and what is pressed with Ctrl or ⌘ do not. */
export const isLetter = (key: string): boolean => !key.startsWith('mod+') && key !== 'Escape'
