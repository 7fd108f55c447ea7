import { z } from 'zod'

/** What somebody may agree to, each by itself. `service` messages need none. */
export const Purpose = z.enum(['personalisation', 'marketing', 'tracking'])
export type Purpose = z.infer<typeof Purpose>

/** What a person said about one purpose, to which words, where and when. */
export const Consent = z.strictObject({
  purpose: Purpose,
  granted: z.boolean(),
  text: z.string().max(200).describe('version of the text that was agreed to'),
  source: z.string().max(200).describe('where it was said: preference page, snippet, import …'),
  at: z.iso.datetime(),
})
export type Consent = z.infer<typeof Consent>

/** What was said later holds; said at the same moment, the opt-out wins. */
export const laterConsent = (a: Consent, b: Consent): Consent => (a.at === b.at ? (a.granted ? b : a) : a.at > b.at ? a : b)

/** When two profiles turn out to be one person, an opt-out of either holds, whenever it was said. */
export const mergedConsent = (a: Consent, b: Consent): Consent => (a.granted === b.granted ? laterConsent(a, b) : a.granted ? b : a)

/** At most one statement a purpose, whatever order they came in. */
export const withConsents = (held: readonly Consent[], said: readonly Consent[], choose = laterConsent): Consent[] => {
  const by = new Map<Purpose, Consent>()
  for (const consent of [...held, ...said]) {
    const other = by.get(consent.purpose)
    by.set(consent.purpose, other ? choose(other, consent) : consent)
  }
  return [...by.values()].sort((a, b) => (a.purpose < b.purpose ? -1 : 1))
}

export const hasConsent = (held: readonly Consent[], purpose: Purpose): boolean =>
  held.some((consent) => consent.purpose === purpose && consent.granted)
