import { localeChain } from '../create/locale-chain.ts'

const months: Readonly<Record<string, readonly string[]>> = {
  en: [
    'jan(?:uary)?',
    'feb(?:ruary)?',
    'mar(?:ch)?',
    'apr(?:il)?',
    'may',
    'june?',
    'july?',
    'aug(?:ust)?',
    'sep(?:t(?:ember)?)?',
    'oct(?:ober)?',
    'nov(?:ember)?',
    'dec(?:ember)?',
  ],
  de: [
    'jan(?:uar)?|jänner',
    'feb(?:ruar)?',
    'märz',
    'apr(?:il)?',
    'mai',
    'juni?',
    'juli?',
    'aug(?:ust)?',
    'sept?(?:ember)?',
    'okt(?:ober)?',
    'nov(?:ember)?',
    'dez(?:ember)?',
  ],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre|setiembre', 'octubre', 'noviembre', 'diciembre'],
  sv: [
    'jan(?:uari)?',
    'feb(?:ruari)?',
    'mars',
    'apr(?:il)?',
    'maj',
    'juni',
    'juli',
    'aug(?:usti)?',
    'sept?(?:ember)?',
    'okt(?:ober)?',
    'nov(?:ember)?',
    'dec(?:ember)?',
  ],
}

/** What says that a day is the last one. */
const until: Readonly<Record<string, string>> = {
  en: String.raw`\b(?:until|till|through|ends?(?: on)?|by|valid to|expires?(?: on)?|before)(?: the)?`,
  de: String.raw`\b(?:bis|endet am|gültig bis|läuft bis)(?: zum| einschließlich)?`,
  fr: String.raw`(?:jusqu[’']au|avant le|valable jusqu[’']au|se termine le|fin le)`,
  es: String.raw`\b(?:hasta el|hasta|válid[oa] hasta el|termina el|antes del)`,
  sv: String.raw`\b(?:till och med|t\.?o\.?m\.?|till|slutar)(?: den)?`,
}

export interface LastDay {
  /** yyyy-mm-dd */
  day: string
  from: number
  length: number
  /** The year was not said. */
  guessed: boolean
}

/**
 * The last day that a text names for something, as its language writes dates. A day without a year is the one that lies nearest to the day that is judged:
 * not more than a month behind it, or else the next.
 */
export const lastDayIn = (text: string, locale: string, today: string): LastDay | undefined => {
  for (const place of localeChain(locale)) {
    const words = until[place]
    const names = months[place]
    if (words === undefined || !names) continue
    const found = readNamed(text, words, names, today) ?? readNumbers(text, words, today, locale)
    if (found) return found
  }
  return undefined
}

const readNamed = (text: string, words: string, names: readonly string[], today: string): LastDay | undefined => {
  for (const [n, name] of names.entries()) {
    const dayFirst = new RegExp(
      `${words}\\s+(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s+(?:de\\s+)?(?:${name})\\b\\.?(?:,?\\s+(?:de\\s+|del\\s+)?(\\d{4}))?`,
      'iu',
    ).exec(text)
    const monthFirst = dayFirst ?? new RegExp(`${words}\\s+(?:${name})\\b\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`, 'iu').exec(text)
    if (monthFirst) return dated(monthFirst, { year: monthFirst[2], month: n + 1, day: Number(monthFirst[1]) }, today)
  }
  return undefined
}

/** 31.12.2026, 31/12/2026, 2026-12-31; month first in American English alone. */
const readNumbers = (text: string, words: string, today: string, locale: string): LastDay | undefined => {
  const iso = new RegExp(`${words}\\s+(\\d{4})-(\\d{2})-(\\d{2})\\b`, 'iu').exec(text)
  if (iso) return dated(iso, { year: iso[1], month: Number(iso[2]), day: Number(iso[3]) }, today)
  const plain = new RegExp(`${words}\\s+(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{4})\\b|\\.(?!\\d)|\\b(?![./%,]?\\d))`, 'iu').exec(text)
  if (!plain) return undefined
  const [first, second] = [Number(plain[1]), Number(plain[2])]
  const american = locale === 'en' || locale.startsWith('en-US')
  return dated(plain, { year: plain[3], month: american ? first : second, day: american ? second : first }, today)
}

const dayLength = 86_400_000
/** Days that a date without a year may lie behind. */
const behind = 31

const dated = (
  found: RegExpExecArray,
  { year, month, day }: { year: string | undefined; month: number; day: number },
  today: string,
): LastDay | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const inYear = (of: number): string => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const now = Date.parse(today)
  const thisYear = Number(today.slice(0, 4))
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)]
  const said = years.map(inYear).find((one) => year !== undefined || Date.parse(one) >= now - behind * dayLength)
  return said === undefined || Number.isNaN(Date.parse(said))
    ? undefined
    : { day: said, from: found.index, length: found[0].length, guessed: year === undefined }
}
