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
  if (!/\d/.test(text)) return undefined
  for (const place of localeChain(locale)) {
    const found = read(text, formsOf(place), today, locale)
    if (found) return found
  }
  return undefined
}

interface Forms {
  dayFirst: RegExp
  monthFirst: RegExp
  iso: RegExp
  numbers: RegExp
  months: readonly RegExp[]
}

/** How a language writes the last day of something; made once for each. */
const formsOf = (place: string): Forms | undefined => {
  const [words, names] = [until[place], months[place]]
  if (words === undefined || !names) return undefined
  const known = forms.get(place)
  if (known) return known
  const month = names.join('|')
  const made: Forms = {
    dayFirst: new RegExp(`${words}\\s+(\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s+(?:de\\s+)?(${month})\\b\\.?(?:,?\\s+(?:de\\s+|del\\s+)?(\\d{4}))?`, 'iu'),
    monthFirst: new RegExp(`${words}\\s+(${month})\\b\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`, 'iu'),
    iso: new RegExp(`${words}\\s+(\\d{4})-(\\d{2})-(\\d{2})\\b`, 'iu'),
    numbers: new RegExp(`${words}\\s+(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{4})\\b|\\.(?!\\d)|\\b(?![./%,]?\\d))`, 'iu'),
    months: names.map((name) => new RegExp(`^(?:${name})$`, 'iu')),
  }
  forms.set(place, made)
  return made
}
const forms = new Map<string, Forms>()

/** 31 May, May 31; 2026-12-31; 31.12.2026, 31/12/2026, month first in American English alone. */
const read = (text: string, of: Forms | undefined, today: string, locale: string): LastDay | undefined => {
  if (!of) return undefined
  const monthOf = (name = ''): number => of.months.findIndex((one) => one.test(name)) + 1
  const dayFirst = of.dayFirst.exec(text)
  if (dayFirst) return dated(dayFirst, { day: Number(dayFirst[1]), month: monthOf(dayFirst[2]), year: dayFirst[3] }, today)
  const monthFirst = of.monthFirst.exec(text)
  if (monthFirst) return dated(monthFirst, { day: Number(monthFirst[2]), month: monthOf(monthFirst[1]), year: monthFirst[3] }, today)
  const iso = of.iso.exec(text)
  if (iso) return dated(iso, { year: iso[1], month: Number(iso[2]), day: Number(iso[3]) }, today)
  const plain = of.numbers.exec(text)
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
