import { z } from 'zod'
import { lastDayOf } from '../../create/last-day.ts'
import { notCovered, type Rights } from '../../create/rights.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

const day = 86_400_000

export const rightsCoverTheUse = guardrailKind({
  name: 'rights-cover-the-use',
  demands: 'Rights cover territory, medium and day',
  why: 'A picture whose licence has run out costs more than the campaign that it stood in.',
  settings: z.strictObject({
    warnDays: z.number().int().min(0).max(365).default(14).describe('warn when rights end within so many days').meta({ title: 'Days of warning' }),
  }),
  about: 'pictures',
  severity: 'block',
  judges: eachSlot,
  says: ({ warnDays }) =>
    warnDays === 0 ? 'does not warn before rights end' : `warns ${warnDays} ${warnDays === 1 ? 'day' : 'days'} before rights end`,
  judge: (subject, { warnDays }, around) => {
    const { slot, component, asset, file } = onlyPiece(subject)
    const held: [what: string, rights: Rights | undefined][] = [
      [slot.label, component.rights],
      [asset ? `“${asset.name}”` : 'The picture', asset?.rights],
      [file ? `“${file.name}”` : 'The file', file?.rights],
    ]
    return held.flatMap(([what, rights]): Drafted[] => {
      const why = notCovered(rights, { territories: around.family.markets, channel: around.template.channel, day: around.day })
      const last = rights && lastDayOf(rights)
      const place = { slot: slot.name, component: component.id }
      if (why !== undefined)
        return [
          {
            ...place,
            reason: `${what} ${why}.`,
            measured: around.day,
            ...(last !== undefined && { limit: last }),
            fix: { sentence: rights?.cleared === false ? 'Clear its rights, or choose another' : 'Renew the rights, or choose another' },
          },
        ]
      const left = last === undefined ? Number.POSITIVE_INFINITY : Math.round((Date.parse(last) - Date.parse(around.day)) / day)
      if (left >= warnDays) return []
      return [
        {
          ...place,
          severity: 'warn',
          reason: `${what} may be used for ${left} more ${left === 1 ? 'day' : 'days'}.`,
          measured: left,
          limit: warnDays,
          unit: 'days',
          fix: { sentence: 'Renew the rights in time' },
        },
      ]
    })
  },
})
