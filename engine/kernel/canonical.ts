import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Canonical JSON (RFC 8785): keys in UTF-16 order, numbers and strings as ECMAScript writes them, `undefined` members left out.
 * Dates are written as their ISO string. Throws on what JSON cannot say (NaN, infinities, functions): that is a bug.
 */
export const canonical = (value: unknown): string => {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
  }
  throw new TypeError(`canonical JSON has no ${typeof value}`)
}

/** SHA-256 of the canonical form, 64 hex digits: the address of anything by its content. */
export const contentHash = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))))

/** H(salt ‖ detail), as the journal's envelope carries it. `salt` is 16 bytes in hex. */
export const saltedHash = (salt: string, detail: unknown): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(salt), utf8ToBytes(canonical(detail)))))
