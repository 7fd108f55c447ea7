import { type Key, readWriteKey } from './key.ts'

/** Where a write key may stand in a request of the field's clients. */
export interface Presented {
  authorization?: string | undefined
  xWriteKey?: string | undefined
  /** `writeKey` of the body, of a pixel, or of the query. */
  inBody?: unknown
}

/**
 * The write keys that a request may mean, likeliest first. In Basic the whole text can be the key (our secrets stand behind a colon), or what lies before
 * the last colon (clients send `KEY:` with an empty password), or before the first.
 */
export const presentedKeys = ({ authorization, xWriteKey, inBody }: Presented): string[] => {
  const [scheme = '', value = ''] = (authorization ?? '').split(' ')
  const found: string[] = []
  if (scheme.toLowerCase() === 'basic') {
    const text = decodeBase64(value)
    found.push(text, text.slice(0, Math.max(0, text.lastIndexOf(':'))), text.split(':', 1)[0] ?? '')
  }
  if (typeof inBody === 'string') found.push(inBody)
  if (scheme.toLowerCase() === 'bearer') found.push(value)
  if (xWriteKey !== undefined) found.push(xWriteKey)
  return [...new Set(found)].filter((text) => readWriteKey(text) !== undefined)
}

const decodeBase64 = (text: string): string => {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/** Does this key open the door for this secret and this origin? `hash` is that of the secret that was sent. */
export const opens = (key: Key, { hash, origin }: { hash: string | undefined; origin: string | undefined }): boolean => {
  if (key.state !== 'valid') return false
  if (key.kind === 'server') return hash !== undefined && hash === key.hash
  return origin !== undefined && key.origins.some((allowed) => new URL(allowed).origin === origin)
}
