import { z } from 'zod'
import { countriesIn, countryName } from './countries.ts'

/** Characters of a word that a refusal says again. */
const mostNamed = 60

const named = (input: unknown): string => `“${String(input).slice(0, mostNamed)}”`

/** BCP 47, as far as content is written in it: language, and where it matters script and region. */
export const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, {
  error: ({ input }) => `${named(input)} is no locale such as en or de-AT`,
})
export type Locale = z.infer<typeof Locale>

/** What was meant by a country that is said otherwise than by its code. */
const noTerritory = (input: unknown): string => {
  const [meant] = countriesIn(String(input).slice(0, mostNamed)).territories
  return meant === undefined ? `${named(input)} is no country, by name or by code, nor world` : `${countryName(meant)} is written ${meant}`
}

/** A market: an ISO 3166-1 country, or `world`. */
export const Territory = z.string().regex(/^([A-Z]{2}|world)$/, { error: ({ input }) => noTerritory(input) })
export type Territory = z.infer<typeof Territory>
