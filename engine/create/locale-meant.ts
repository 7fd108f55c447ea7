import { Locale } from './locale.ts'

const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Languages of two letters (ISO 639-1) by their names, in English and in themselves, in small letters; made when it is first asked for. */
const byName = (): ReadonlyMap<string, string> => {
  known ??= new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .flatMap((code) => {
        const said = nameIn('en', code)
        return said === undefined ? [] : [said, nameIn(code, code) ?? said].map((name): [string, string] => [name.toLowerCase(), code])
      }),
  )
  return known
}
let known: ReadonlyMap<string, string> | undefined

const nameIn = (language: string, code: string): string | undefined =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code)

/** The locale that was meant by what is none: `english` and `Deutsch` by their names, `en_us` and `EN` by how they are written. */
export const localeMeant = (said: string): string | undefined => {
  const named = byName().get(said.trim().toLowerCase())
  if (named !== undefined) return named
  try {
    const [tag] = Intl.getCanonicalLocales(said.trim().replaceAll('_', '-'))
    return Locale.safeParse(tag).data
  } catch {
    return undefined
  }
}
