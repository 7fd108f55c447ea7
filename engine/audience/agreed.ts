import type { Consent, Purpose } from './consent.ts'

/** The purposes that were agreed to. */
export const agreedTo = (held: readonly Consent[]): Purpose[] => held.filter(({ granted }) => granted).map(({ purpose }) => purpose)
