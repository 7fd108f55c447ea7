const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Languages of two letters (ISO 639-1) with their names in English and in themselves, in the order of the English ones. */
export const languages = (): readonly Language[] =>
  (known ??= letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = nameIn('en', code)
      return name === undefined ? [] : [{ code, name, own: nameIn(code, code) ?? name }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en')))
let known: readonly Language[] | undefined

interface Language {
  code: string
  name: string
  own: string
}

const nameIn = (language: string, code: string): string | undefined =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code)
