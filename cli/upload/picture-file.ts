import { extname } from 'node:path'

/** A file that was found, with what it is called where it lay; or why it is not taken. */
export type Found = { name: string; bytes: () => Promise<Uint8Array> } | { name: string; why: string }

const endings = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.svg'])

/** A file by its name alone: what its bytes are is read later. */
export const isPicture = (name: string): boolean => endings.has(extname(name).toLowerCase())
