const mostChosen = 1_000

/** The tongue for whoever wants this one; undefined when there is none for them. */
export type LocaleChooser = (wanted: string | undefined) => string | undefined

/** `localeFor` of one campaign at one placement: few locales are ever asked for, and each choice is made once. */
export const localeChooser = (locales: readonly string[], usual: string): LocaleChooser => {
  const chosen = new Map<string | undefined, string | undefined>()
  return (wanted) => {
    const known = chosen.get(wanted)
    if (known !== undefined || chosen.has(wanted)) return known
    if (chosen.size > mostChosen) chosen.clear()
    const made = localeFor(locales, wanted, usual)
    chosen.set(wanted, made)
    return made
  }
}

/** The campaign’s own tongue for a request: the locale itself, its language, or the placement’s; undefined when it speaks none of them. */
export const localeFor = (locales: readonly string[], wanted: string | undefined, usual: string): string | undefined => {
  for (const one of wanted === undefined ? [usual] : [wanted, usual]) {
    const parts = one.split('-')
    for (let n = parts.length; n > 0; n--) {
      const tag = parts.slice(0, n).join('-')
      if (locales.includes(tag)) return tag
    }
    const sister = locales.find((locale) => locale.split('-')[0] === parts[0])
    if (sister !== undefined) return sister
  }
  return undefined
}
