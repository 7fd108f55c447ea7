import type { Interval } from './confidence-sequence.ts'

/** Effects are told to a tenth of a per cent. */
const told = 0.001

/**
 * An effect is told from none where its interval leaves zero out as it is told: an end that rounds to zero does not. Everywhere the same, so that no
 * screen is sure of what another is not.
 */
export const isSure = ([low, high]: Interval): boolean => low >= told / 2 || high <= -told / 2
