/** Stands for all locales where a thing says the same in each of them. */
export const everyLocale = '*'

/** The locales that may serve one, nearest first: `de-AT` → `de-AT`, `de`, `*`. */
export const localeChain = (locale: string): string[] => {
  const parts = locale.split('-')
  return [...parts.map((_, n) => parts.slice(0, parts.length - n).join('-')), everyLocale]
}
