import { z } from 'zod'
import { findWordsBut, type FoundWord, isDenied, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { claimAndLegalLine, type Drafted, guardrailKind, type Piece, type Surroundings } from '../guardrail-kind.ts'
import { saidIn } from '../said-in.ts'
import { kindsTaken } from '../../create/slot-kinds.ts'

/** Whatever is chosen, a legal line stands there. */
const alwaysHasTerms = ({ template: { slots }, family }: Surroundings): boolean =>
  slots.some((slot) => slot.required && kindsTaken(slot).every((kind) => kind === 'legalLine') && (family.slots[slot.name] ?? []).length > 0)

const hasTerms = ({ component, text, fields }: Piece): boolean =>
  (component.kind === 'legalLine' && (text ?? '').trim() !== '') || (fields['terms'] ?? '').trim() !== ''

/** By locale; a word of two meanings is looked at once more, below. */
const usualWords: WordsByLocale = {
  en: ['save', 'saving', 'savings', 'off', 'free', 'discount*', 'half price', 'cheaper', 'buy one', 'two for one', '2 for 1', '%'],
  de: ['spar*', 'gespart', 'Ersparnis', 'gratis', 'kostenlos*', 'Rabatt*', 'reduziert*', 'günstiger', 'billiger', 'halben Preis', '%'],
  fr: ['économis*', 'réduction*', 'remise*', 'gratuit*', 'offert*', 'soldes', 'promo*', 'moitié prix', 'moins cher*', '%'],
  es: ['ahorr*', 'descuento*', 'gratis', 'gratuit*', 'rebaja*', 'mitad de precio', 'más barat*', '%'],
  sv: ['spara', 'sparar', 'gratis', 'rabatt*', 'rea', 'billigare', 'halva priset', '%'],
}

/** Phrases in which those words save nobody any money. */
const usualPhrases: WordsByLocale = {
  en: [
    'save the',
    'save time',
    'save weight',
    'save space',
    'save lives',
    'save for',
    'free from',
    'free of',
    '-free',
    'feel free',
    'set free',
    'free yourself',
    'free hand*',
    'free time',
    'free to',
  ],
  de: ['sparsam*', 'spare dir', 'spar dir', 'Sparte*', 'Spargel*'],
  fr: ['offert par', 'offerte par', 'remise en', 'remises en', 'économiser de la place', 'économise de la place'],
  es: ['ahorra espacio', 'ahorra peso', 'ahorrar espacio'],
}

/** A share is a saving where something is taken away by it: “up to 20 %”, “20 % off”, but not “100 % wool”. */
const lessBefore =
  /(?:[-–−]|\b(?:save|saving|minus|take|get|up to|extra|spar\w*|bis zu|jusqu[’']à|économise\w*|hasta(?: un)?|ahorra\w*|spara|upp till))\s*\d[\d.,]*\s?$/iu
const lessAfter =
  /^\s*(?:off|less|discount|cheaper|reduction|rabatt|nachlass|reduziert|günstiger|billiger|weniger|sparen|de (?:réduction|remise|rabais|descuento|rebaja)|moins|menos|más barat|billigare|lägre)/iu
/** “Off” is one beside a figure or a price, or before what it takes the price of. */
const figureBefore = /(?:\d|%|\p{Sc}|percent|per cent|half|price)\s*$/iu
const wholeAfter = /^\s+(?:everything|all|any|every|selected|your (?:first|next|order)|our|the price)\b/iu

const isSaving = ({ word, from, length }: FoundWord, text: string): boolean => {
  const [before, after] = [text.slice(Math.max(0, from - 24), from), text.slice(from + length, from + length + 24)]
  if (word === '%') return lessBefore.test(before) || lessAfter.test(after)
  return word === 'off' ? figureBefore.test(before) || wholeAfter.test(after) : true
}

export const savingsNeedTerms = guardrailKind({
  name: 'savings-need-terms',
  demands: 'A price claim has its terms beside it',
  why: 'A price claim without its terms misleads, and is unlawful in most markets.',
  settings: z.strictObject({
    words: WordsByLocale.default(usualWords).meta({ title: 'Words of a saving' }),
    except: WordsByLocale.default(usualPhrases).describe('phrases in which they save nothing').meta({ title: 'Harmless phrases' }),
  }),
  about: 'promises',
  severity: 'block',
  judges: claimAndLegalLine,
  says: ({ words }) => `beside ${sayWords(words)}`,
  binds: ({ words }) => words,
  judge: (subject, { words, except }, around) => {
    const { pieces, locale } = subject
    if (pieces.some(hasTerms) || (pieces.length === 0 && alwaysHasTerms(around))) return []
    const said = pieces.length === 0 ? [saidIn(subject, around)] : pieces.map((piece) => saidIn({ pieces: [piece], locale }, around))
    return said.flatMap(({ text, at, by }): Drafted[] => {
      const found = findWordsBut(text, wordsFor(words, locale), wordsFor(except, locale))
      const claim = found.find((one) => isSaving(one, text) && !isDenied(text, one.from))
      if (!claim) return []
      return [
        {
          ...at(claim.from, claim.length),
          reason: `“${text.slice(claim.from, claim.from + claim.length)}” claims a saving, and no terms stand beside it${by}.`,
          measured: claim.word,
          fix: { sentence: 'Put a legal line with the terms into the family' },
        },
      ]
    })
  },
})
