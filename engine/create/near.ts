import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import { Asset } from './asset.ts'

/** Of 64 bits: the same picture scaled or saved anew differs in 4 at the most, other pictures in more than 12 (read-picture.test.ts). */
export const nearBits = 8

/** Another picture that looks nearly the same. */
export const Near = Asset.pick({ id: true, key: true, name: true, hash: true, mediaType: true, state: true, rights: true }).extend({
  bits: z.number().int().describe('of 64, in which what they look like differs'),
})
export type Near = z.infer<typeof Near>

/** Usable pictures whose fingerprint differs in `within` bits at the most, the nearest first; twenty at the most. */
export const nearPictures = source<{ fingerprint: string; within: number; but?: string }, Near[]>('pictures.near')
