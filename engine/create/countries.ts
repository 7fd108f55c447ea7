/** What CLDR calls regions and ISO 3166-1 calls no country: unions, test codes, and parts with a code that is merely kept for them. */
const noCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

interface Country {
  /** ISO 3166-1. */
  code: string
  name: string
}

/** ISO 3166-1 codes with their English names, in the order of the names. A code that has gone stands for another by now, and is left out. */
export const countries = (): readonly Country[] => (known ??= named())

/** Made once somebody asks: the names of the platform take longer to open than a whole call from a terminal. */
let known: readonly Country[] | undefined

const named = (): Country[] => {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => !noCountries.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    .flatMap((code) => {
      const name = english.of(code)
      return name === undefined ? [] : [{ code, name }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

const codes = (): ReadonlyMap<string, string> => (byCode ??= new Map(countries().map(({ code, name }) => [code, name])))
let byCode: ReadonlyMap<string, string> | undefined

/** DE → Germany, world → the world. */
export const countryName = (territory: string): string => (territory === 'world' ? 'the world' : (codes().get(territory) ?? territory))

/** Those who ask write the names of countries in languages of their own. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl']
const worldwide = ['world', 'worldwide', 'everywhere', 'all countries']
/** What is said beside the names of CLDR. */
const alsoCalled = { GB: ['Great Britain'], CZ: ['Czech Republic'], TR: ['Turkey'], CI: ['Ivory Coast'], MK: ['Macedonia'], SZ: ['Swaziland'] }

/** Without case, accents, articles and signs: “The Netherlands” and “netherlands” are one. */
const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\b(and|the)\b|[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()

/** Each name with the codes that bear it: where there are two, it names neither. */
const byName = (): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>()
  const call = (code: string, name: string | undefined): void => {
    if (name !== undefined) found.set(folded(name), (found.get(folded(name)) ?? new Set()).add(code))
  }
  for (const language of languages)
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style })
      for (const { code } of countries()) call(code, names.of(code))
    }
  for (const [code, names] of Object.entries(alsoCalled)) for (const name of names) call(code, name)
  for (const name of worldwide) call('world', name)
  return found
}

let names: Map<string, Set<string>> | undefined

/** The codes of countries that somebody typed by code or name, with commas between; and what names none, or more than one. */
export const countriesIn = (typed: string): { territories: string[]; unknown: string[] } => {
  names ??= byName()
  const territories = new Set<string>()
  const unknown: string[] = []
  const parts = typed.split(/[,;\n]+/).flatMap((part) => (/^\s*[a-z]{2}(\s+[a-z]{2})*\s*$/i.test(part) ? part.trim().split(/\s+/) : [part.trim()]))
  for (const part of parts.filter((one) => one !== '')) {
    const [found, other] = codes().has(part.toUpperCase()) ? [part.toUpperCase()] : (names.get(folded(part)) ?? [])
    if (found !== undefined && other === undefined) territories.add(found)
    else unknown.push(part)
  }
  return { territories: [...territories], unknown }
}

/** As the engine takes them: codes where there is one, and what names none as it was typed, so that its refusal names it. */
export const territoriesIn = (typed: string): string[] => {
  const { territories, unknown } = countriesIn(typed)
  return [...territories, ...unknown]
}
