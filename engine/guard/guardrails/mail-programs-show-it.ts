import { z } from 'zod'
import type { MailFeature } from '../../create/letter.ts'
import { andOf } from '../../kernel/and-of.ts'
import { type Drafted, eachSlotAndTemplate, guardrailKind, type Piece } from '../guardrail-kind.ts'

export const mailProgramsShowIt = guardrailKind({
  name: 'mail-programs-show-it',
  demands: 'A letter uses what mail programs show',
  why: 'Every mail program leaves out something, without a word, and whoever reads there sees a letter that nobody has looked at.',
  settings: z.strictObject({
    unless: z
      .array(z.string().trim().min(1).max(60))
      .max(20)
      .default([])
      .describe('programs that none of your readers use, as in “Thunderbird”: what is missing in these alone is not told')
      .meta({ title: 'Programs that do not matter' }),
  }),
  about: 'delivery',
  severity: 'block',
  judges: eachSlotAndTemplate,
  says: ({ unless }) => (unless.length === 0 ? 'in all that are known' : `in all but ${unless.join(', ')}`),
  judge: ({ pieces: [piece] }, { unless }, { letter }) => {
    if (!letter) return []
    if (piece) return pictureFindings(piece, letter.pictures.get(piece.asset?.mediaType ?? 'image/jpeg'), unless)
    const types = new Set([...letter.pictures.values()].map(({ feature }) => feature))
    return letter.unshown.flatMap((found) => layoutFindings(found, withoutIt(found, unless), types.has(found.feature)))
  },
})

const layoutFindings = ({ feature, loses, instead, lines }: MailFeature, without: readonly string[], isPicture: boolean): Drafted[] => {
  if (without.length === 0) return []
  const place = { measured: without.length, unit: 'programs', ...(lines && { lines: [...lines] }), fix: { sentence: instead } }
  const verb = without.length === 1 ? 'leaves' : 'leave'
  if (isPicture)
    return [{ ...place, ...softened(without), reason: `The layout shows a picture as ${feature}, which ${listed(without)} ${verb} blank.` }]
  return [{ ...place, severity: loses === 'looks' ? 'note' : 'warn', reason: `The letter uses ${feature}, which ${listed(without)} ${verb} out.` }]
}

/** A picture that is blank for many is no picture; where one program alone leaves it out, somebody should look. */
const softened = (without: readonly string[]): Pick<Drafted, 'severity'> =>
  without.length === 1 && !without.includes('Gmail') ? { severity: 'warn' } : {}

const pictureFindings = ({ slot, component, asset }: Piece, found: MailFeature | undefined, unless: readonly string[]): Drafted[] => {
  const without = found ? withoutIt(found, unless) : []
  if (!asset || !found || without.length === 0) return []
  const reason = `“${asset.name}” is ${found.feature}, which ${listed(without)} ${without.length === 1 ? 'leaves' : 'leave'} blank.`
  return [{ slot: slot.name, component: component.id, ...softened(without), reason, fix: { sentence: found.instead } }]
}

const withoutIt = ({ programs }: MailFeature, unless: readonly string[]): string[] => {
  const known = new Set(unless.map((name) => name.toLowerCase()))
  return programs.filter((name) => !known.has(name.toLowerCase()))
}

const most = 4
const listed = (names: readonly string[]): string => {
  if (names.length > most) return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} other mail programs`
  return andOf(names)
}
