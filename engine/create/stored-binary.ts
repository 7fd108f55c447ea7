import { source } from '../kernel/reader.ts'
import type { BinaryFacts } from './asset.ts'

/** What was found when the bytes with this hash were read and stored. Facts come from here, never from a caller. */
export const storedBinary = source<{ hash: string }, BinaryFacts | undefined>('stored.binary')
