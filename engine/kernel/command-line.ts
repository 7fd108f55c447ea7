type Fields = Record<string, unknown>

/** An input as the options of a command: nested by dots, lists by comma, and JSON for what lies deeper. */
export const optionsOf = (input: Fields, path = ''): string =>
  Object.entries(input)
    .map(([name, value]) => optionOf(`${path}${name}`, value))
    .join(' ')

const optionOf = (path: string, value: unknown): string => {
  if (isFields(value) && Object.keys(value).length > 0 && isSpoken(value)) return optionsOf(value, `${path}.`)
  return `--${path} ${quoted(isShort(path, value) ? value.join(',') : textOf(value))}`
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names that an option bears as they stand: others, such as de-AT or profile.country, would be read as something else. */
const isSpoken = (value: Fields): boolean =>
  Object.entries(value).every(([name, inner]) => /^[a-zA-Z0-9]+$/.test(name) && (!isFields(inner) || isSpoken(inner)))

/** Deeper down nothing may say that a list is meant: there it is written as one. */
const isShort = (path: string, value: unknown): value is string[] =>
  !path.includes('.') && Array.isArray(value) && value.length > 0 && value.every(isWord)

const isWord = (value: unknown): boolean => typeof value === 'string' && /^[^,[\s][^,\s]*$/.test(value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** For a shell: what is no plain word stands in single quotes. */
export const quoted = (text: string): string => (/^[\w./:@,+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
