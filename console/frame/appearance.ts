export const themes = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themes)[number]

export const densities = ['normal', 'compact', 'roomy'] as const
export type Density = (typeof densities)[number]

const places = { theme: 'continuo.theme', density: 'continuo.density' } as const

/** What this person chose on this machine; the system's theme and the normal density otherwise. */
export const chosenTheme = (): ThemeChoice => themes.find((theme) => theme === localStorage.getItem(places.theme)) ?? 'system'
export const chosenDensity = (): Density => densities.find((density) => density === localStorage.getItem(places.density)) ?? 'normal'

/** Puts the choice where tokens.css looks for it. */
export const applyAppearance = (): void => {
  const { dataset } = document.documentElement
  const [theme, density] = [chosenTheme(), chosenDensity()]
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  if (density === 'normal') delete dataset.density
  else dataset.density = density
}

export const chooseTheme = (theme: ThemeChoice): void => {
  localStorage.setItem(places.theme, theme)
  applyAppearance()
}

export const chooseDensity = (density: Density): void => {
  localStorage.setItem(places.density, density)
  applyAppearance()
}
