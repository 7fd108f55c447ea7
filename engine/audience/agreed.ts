import type { Consent, Purpose } from './consent.ts'

/** The purposes that were agreed to. A file of its own: the console judges rules with it, and the schemas of consent would weigh on its first page. */
export const agreedTo = (held: readonly Consent[]): Purpose[] => held.filter(({ granted }) => granted).map(({ purpose }) => purpose)
