import { languages } from './languages.ts'
import { Locale } from './locale.ts'

/** The locale that was meant by what is none: `english` and `Deutsch` by their names, `en_us` and `EN` by how they are written. */
export const localeMeant = (said: string): string | undefined => {
  const wanted = said.trim().toLowerCase()
  const named = languages().find(({ name, own }) => name.toLowerCase() === wanted || own.toLowerCase() === wanted)
  if (named !== undefined) return named.code
  try {
    const [tag] = Intl.getCanonicalLocales(said.trim().replaceAll('_', '-'))
    return Locale.safeParse(tag).data
  } catch {
    return undefined
  }
}
