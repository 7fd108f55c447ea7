import { utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { bringsPicture } from '../../create/component-kind.ts'
import { letterBytes, type LetterReading, partKey } from '../../create/letter.ts'
import { kindsTaken } from '../../create/slot-kinds.ts'
import { finest, shownPictures } from '../../create/shown-picture.ts'
import { type Drafted, guardrailKind, type Piece, type Reach, type Subject, type Surroundings, wholeVariant } from '../guardrail-kind.ts'
import { kilobytes } from './pictures-suit-their-slot.ts'

/** Initial load of fixed sizes, kB: IAB New Ad Portfolio (2017), display ads; social and hero formats are not in it. */
export const initialLoad: Readonly<Record<string, number>> = {
  '300x250': 150,
  '728x90': 150,
  '160x600': 150,
  '300x600': 200,
  '970x250': 250,
  '320x50': 50,
  '300x50': 50,
  '320x480': 200,
}

/** Where Gmail cuts a message off, bytes of HTML. */
const clipped = 102_000

/** Pictures weigh in a page; a letter loads them from elsewhere, and its words weigh instead. */
const whatWeighs: Reach = (template, kinds, family) => {
  if (template.channel === 'email') return wholeVariant(template, kinds, family)
  return [template.slots.filter((slot) => kindsTaken(slot).some((kind) => bringsPicture(kinds.get(kind)))).map(({ name }) => name)]
}

export const weightIsWithinLimit = guardrailKind({
  name: 'weight-is-within-limit',
  demands: 'A variant weighs no more than its format (IAB), and a letter no more than Gmail shows',
  why: 'Ad servers refuse what is too heavy, mail programs cut it off, and readers do not wait for it.',
  settings: z.strictObject({
    maxBytes: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('for formats that state no weight and that the IAB does not list')
      .meta({ title: 'Most bytes' }),
  }),
  about: 'delivery',
  severity: 'block',
  judges: whatWeighs,
  says: ({ maxBytes }) =>
    maxBytes === undefined ? 'what the format or the IAB allows' : `${kilobytes(maxBytes)} where neither the format nor the IAB says`,
  judge: (subject, settings, around) => {
    const { width, height, maxBytes } = around.template.format
    const iab = initialLoad[`${width}x${height}`]
    const limit = maxBytes ?? (iab === undefined ? settings.maxBytes : iab * 1_000)
    if (around.template.channel === 'email') return around.letter ? judgeLetter(subject, Math.min(limit ?? clipped, clipped), around.letter) : []
    return judgePage(subject, limit, { ...around, named: iab !== undefined && maxBytes === undefined ? ' (IAB)' : '' })
  },
})

const judgeLetter = ({ pieces, locale }: Subject, allowed: number, letter: LetterReading): Drafted[] => {
  const bytes = letterBytes(letter, locale, Object.fromEntries(pieces.map(({ slot, component }) => [slot.name, component.id])))
  if (bytes <= allowed) return []
  const weighs = ({ slot, component }: Piece): number => letter.parts.get(partKey(locale, slot.name, component.id)) ?? 0
  const heaviest = pieces.toSorted((a, b) => weighs(b) - weighs(a))[0]
  // Where the layout is most of it, no words of anybody make it light enough.
  const wordy = heaviest && weighs(heaviest) * 2 > bytes ? heaviest : undefined
  return [
    {
      ...(wordy && { slot: wordy.slot.name, component: wordy.component.id }),
      reason: `The letter weighs ${kilobytes(bytes)}, ${kilobytes(allowed)} allowed; Gmail cuts off what follows.`,
      measured: bytes,
      limit: allowed,
      unit: 'bytes',
      fix: { sentence: wordy ? 'Say it shorter' : 'Make the layout lighter' },
    },
  ]
}

const judgePage = (
  { pieces }: Subject,
  allowed: number | undefined,
  { template, cuts, named }: Pick<Surroundings, 'template' | 'cuts'> & { named: string },
): Drafted[] => {
  const bytesOf = ({ slot, asset }: Piece): number => (asset && finest(shownPictures(asset, cuts?.get(slot.name)))?.bytes) ?? 0
  const weight = utf8ToBytes(template.body).length + pieces.reduce((sum, piece) => sum + bytesOf(piece), 0)
  if (allowed === undefined || weight <= allowed) return []
  const heaviest = pieces.toSorted((a, b) => bytesOf(b) - bytesOf(a))[0]
  return [
    {
      ...(heaviest && { slot: heaviest.slot.name, component: heaviest.component.id }),
      reason: `It weighs ${kilobytes(weight)}, ${kilobytes(allowed)} allowed${named}.`,
      measured: weight,
      limit: allowed,
      unit: 'bytes',
      fix: { sentence: heaviest ? 'Choose a lighter picture' : 'Make the layout lighter' },
    },
  ]
}
