/** The words of settings that are drawn from their schema. */
export const words = {
  add: 'Add one',
  addRow: 'Add a row',
  usual: (value: string) => `${value}, as usual`,
  oneALine: 'one a line',
  noNumber: 'It must be a number that this setting takes.',
  between: (least: string, most: string) => `A number from ${least} to ${most}.`,
  asJson: 'as JSON',
  of: (label: string) => `${label}: of which`,
  choose: 'Choose one',
  locale: 'Locale, or * for all',
  key: 'Word',
  texts: 'Words, one a line',
  text: 'Instead',
  number: 'Share',
  remove: (key: string) => `Remove ${key}`.trim(),
} as const
