import { z } from 'zod'
import { kindInWords } from '../../create/component-kind.ts'
import { lastDayOf } from '../../create/last-day.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece, type Piece, type Surroundings } from '../guardrail-kind.ts'
import { lastDayIn } from '../last-day.ts'
import { orOf } from '../../kernel/or-of.ts'

export const offersLastTheirFlight = guardrailKind({
  name: 'offers-last-their-flight',
  demands: 'Rights and offers last as long as the campaign runs',
  why: 'An offer that ended while its banner ran on is a promise that is broken every day anew.',
  settings: z.strictObject({
    kinds: z
      .array(z.string().max(60))
      .default(['offer', 'legalLine', 'headline', 'body'])
      .describe('kinds of component whose words are searched for a last day')
      .meta({ title: 'Kinds', of: 'componentKind' }),
  }),
  about: 'promises',
  severity: 'block',
  judges: eachSlot,
  says: ({ kinds }) => `looks for a last day in ${orOf(kinds.map(kindInWords)) || 'no words'}`,
  judge: (subject, { kinds }, around) => {
    const piece = onlyPiece(subject)
    const said = kinds.includes(piece.component.kind) ? dayOf(piece, subject.locale, around) : undefined
    return [...(said ? overBy(piece, said, around) : []), ...rightsOver(piece, around)]
  },
})

interface Last {
  day: string
  guessed: boolean
  span?: { from: number; length: number }
}

const dayOf = ({ text = '', fields }: Piece, locale: string, { day }: Surroundings): Last | undefined => {
  const inText = lastDayIn(text, locale, day)
  if (inText) return { day: inText.day, guessed: inText.guessed, span: { from: inText.from, length: inText.length } }
  const inTerms = lastDayIn(fields['terms'] ?? '', locale, day)
  return inTerms && { day: inTerms.day, guessed: inTerms.guessed }
}

/** Over before it begins blocks where the year is said, and is told where it is guessed; over while it runs is told. */
const overBy = ({ slot, component }: Piece, { day, guessed, span }: Last, { flight, day: today }: Surroundings): Drafted[] => {
  const place = { slot: slot.name, component: component.id, ...(span && { span }), measured: day }
  const begins = flight && flight.from > today ? flight.from : today
  if (day < begins)
    return [
      {
        ...place,
        ...(guessed && { severity: 'warn' as const }),
        limit: begins,
        reason: `${slot.label} ends on ${day}, before it is shown on ${begins}.`,
        fix: { sentence: 'Name a later day, or take it out' },
      },
    ]
  if (flight?.until === undefined || day >= flight.until) return []
  return [
    {
      ...place,
      severity: 'warn',
      limit: flight.until,
      reason: `${slot.label} ends on ${day}, and it is shown until ${flight.until}.`,
      fix: { sentence: `Let the campaign end on ${day}, or name a later day` },
    },
  ]
}

/** Rights that are over today are told by the guardrail on rights; here, those that run out while it is shown. */
const rightsOver = ({ slot, component, asset, file }: Piece, { flight, day }: Surroundings): Drafted[] =>
  [
    { what: slot.label, rights: component.rights },
    { what: `“${asset?.name ?? ''}”`, rights: asset?.rights },
    { what: `“${file?.name ?? ''}”`, rights: file?.rights },
  ].flatMap(({ what, rights }): Drafted[] => {
    const until = rights && lastDayOf(rights)
    if (until === undefined || until < day || flight === undefined) return []
    const before = until < flight.from
    if (!before && (flight.until === undefined || until >= flight.until)) return []
    const limit = before ? flight.from : (flight.until ?? flight.from)
    return [
      {
        slot: slot.name,
        component: component.id,
        ...(!before && { severity: 'warn' as const }),
        measured: until,
        limit,
        reason: before
          ? `${what} may be used until ${until}, and it is shown from ${limit} on.`
          : `${what} may be used until ${until}, and it is shown until ${limit}.`,
        fix: { sentence: 'Renew the rights, or choose another' },
      },
    ]
  })
