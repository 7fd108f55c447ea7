import { z } from 'zod'

/** BCP 47, as far as content is written in it: language, and where it matters script and region. */
export const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, 'a BCP 47 tag, as in de or de-AT')
export type Locale = z.infer<typeof Locale>

/** Characters of a word that a refusal says again. */
const mostNamed = 60

/** A market: an ISO 3166-1 country, or `world`. */
export const Territory = z
  .string()
  .regex(/^([A-Z]{2}|world)$/, { error: ({ input }) => `“${String(input).slice(0, mostNamed)}” is no country code such as DE, nor world` })
export type Territory = z.infer<typeof Territory>
