/** The first language that Intl understands. Browsers hand on what the system says, and that may be no language tag ("en-US@posix"). */
export const firstLanguage = (languages: readonly string[]): string => languages.find(isLanguage) ?? 'en'

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
