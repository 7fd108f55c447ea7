const fromTheRight = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])
const scripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'])

/** From where a locale is written: by its script where it names one, else by its language. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => {
  const [language = '', ...parts] = locale.split('-')
  const script = parts.find((part) => /^[A-Z][a-z]{3}$/.test(part))
  return (script === undefined ? fromTheRight.has(language) : scripts.has(script)) ? 'rtl' : 'ltr'
}
