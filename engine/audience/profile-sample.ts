import { source } from '../kernel/reader.ts'
import type { Profile } from './profile.ts'

/** Beyond this many profiles a rule is tried on a sample. */
export const mostLooked = 5_000

/**
 * Everybody who is not merged into somebody else; of very many about `most`, chosen by a hash of their id: whoever came early or late is as
 * likely to be among them, and each count looks at the same ones.
 */
export const profileSample = source<{ most: number }, { profiles: Profile[]; all: number }>('profileSample')
