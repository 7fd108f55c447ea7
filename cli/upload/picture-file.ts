import { extname } from 'node:path'
import type { Outgoing } from './outgoing.ts'

/** A file that was found, with what it is called where it lay; or why it is not taken. */
export type Found = { name: string; open: () => Promise<Outgoing> } | { name: string; why: string }

const endings = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.svg', '.mp4', '.m4v', '.mov', '.webm', '.pdf'])

export const notMedia = 'not a picture, film or document by its name'

/** A file by its name alone: what its bytes are is read later. */
export const isMedia = (name: string): boolean => endings.has(extname(name).toLowerCase())
