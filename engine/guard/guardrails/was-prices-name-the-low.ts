import { z } from 'zod'
import { localeChain } from '../../create/locale-chain.ts'
import { sumOfMoney } from '../money.ts'
import { claimAndLegalLine, guardrailKind, type Piece } from '../guardrail-kind.ts'
import { saidIn, type Said } from '../said-in.ts'

const sum = sumOfMoney.source

/** A price that is said to be of before, by the words that say so. */
const before: Readonly<Record<string, readonly RegExp[]>> = {
  '*': [new RegExp(`~{1,2}\\s?${sum}\\s?~{1,2}`, 'iu'), new RegExp(`${sum}\\s*(?:→|->|➔|➜)\\s*${sum}`, 'iu')],
  en: [
    new RegExp(
      `\\b(?:was|were|before|formerly|previously|originally|reduced from|down from|usually|instead of)\\s*:?\\s*${sum}(?!\\d|[.,]\\d|\\s+for\\b)`,
      'iu',
    ),
  ],
  de: [new RegExp(`(?:statt|vorher|früher|bisher|zuvor|ursprünglich|reduziert von|herabgesetzt von|alter Preis)\\s*:?\\s*${sum}`, 'iu')],
  fr: [new RegExp(`(?:au lieu de|avant|auparavant|ancien prix|prix précédent|était à|initialement)\\s*:?\\s*${sum}`, 'iu')],
  es: [new RegExp(`(?:antes|en lugar de|en vez de|precio anterior|rebajado de|costaba)\\s*:?\\s*${sum}`, 'iu')],
  sv: [new RegExp(`(?:förr|tidigare|ord\\.?(?:inarie)?(?: pris)?|istället för|i stället för)\\s*:?\\s*${sum}`, 'iu')],
}

/** That the low of thirty days is named, in whatever words. */
const low: readonly RegExp[] = [
  /lowest (?:previous )?price (?:of|in|over|within) (?:the )?(?:last|past|previous) (?:30|thirty) days/iu,
  /(?:30|thirty)[- ]days?[’']?s? low(?:est)?/iu,
  /(?:niedrigster|günstigster|tiefster)\s+(?:Gesamt)?Preis\s+(?:der|in den)\s+letzten\s+(?:30|dreißig)\s+Tagen?/iu,
  /(?:30|dreißig)-Tage-(?:Tief|Bestpreis|Niedrigstpreis)/iu,
  /prix le plus bas\s+(?:des|pratiqué (?:au cours des|sur les)|sur les|au cours des)\s+(?:30|trente)\s+(?:derniers\s+)?jours/iu,
  /precio (?:más bajo|mínimo)\s+(?:de|en)\s+los\s+(?:últimos\s+)?(?:30|treinta)\s+(?:últimos\s+)?días/iu,
  /lägsta pris(?:et)?\s+(?:de|under de)\s+senaste\s+(?:30|trettio)\s+dagarna/iu,
]

export const wasPricesNameTheLow = guardrailKind({
  name: 'was-prices-name-the-low',
  demands: 'A price of before names the lowest of thirty days',
  why: 'Who announces a reduction must name the lowest price of the thirty days before it (Directive 98/6/EC, Art. 6a).',
  settings: z.strictObject({
    days: z.number().int().min(1).max(365).default(30).describe('as the law of the market has it').meta({ title: 'Days' }),
  }),
  about: 'promises',
  severity: 'block',
  judges: claimAndLegalLine,
  says: ({ days }) => `the lowest of ${days} days`,
  judge: (subject, { days }, around) => {
    const { pieces, locale } = subject
    const said = pieces.length === 0 ? [saidIn(subject, around)] : pieces.map((piece) => saidIn({ pieces: [piece], locale }, around))
    const all = [...said.map(({ text }) => text), ...pieces.map(termsOf)].join('\n')
    if (namesLow(all, days)) return []
    const patterns = localeChain(locale).flatMap((place) => before[place] ?? [])
    return said.slice(0, 1).flatMap(({ text, at, by }: Said) => {
      const found = patterns.map((pattern) => pattern.exec(text)).find((one) => one !== null)
      if (!found) return []
      return [
        {
          ...at(found.index, found[0].length),
          reason: `“${found[0].trim()}” is a price of before, and the lowest of the ${days} days before it is not named${by}.`,
          measured: found[0].trim(),
          limit: days,
          unit: 'days',
          fix: { sentence: `Name the lowest price of the last ${days} days beside it` },
        },
      ]
    })
  },
})

const termsOf = ({ fields }: Piece): string => fields['terms'] ?? ''

/** Thirty days, or as many as the setting says. */
const namesLow = (text: string, days: number): boolean => {
  const asThirty = days === 30 ? text : text.replace(new RegExp(`\\b${days}\\b`, 'g'), '30')
  return low.some((pattern) => pattern.test(asThirty))
}
