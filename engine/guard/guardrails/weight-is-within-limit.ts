import { z } from 'zod'
import { guardrailKind, type Surroundings } from '../guardrail-kind.ts'
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

const pictureSlots = ({ slots }: Surroundings['template']): string[][] => [slots.filter(({ kind }) => kind === 'image').map(({ name }) => name)]

export const weightIsWithinLimit = guardrailKind({
  name: 'weight-is-within-limit',
  demands: 'All that a variant loads is within the weight of its format (IAB)',
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
  judges: pictureSlots,
  says: ({ maxBytes }) =>
    maxBytes === undefined ? 'what the format or the IAB allows' : `${kilobytes(maxBytes)} where neither the format nor the IAB says`,
  judge: ({ pieces }, settings, { template }) => {
    const { width, height, maxBytes } = template.format
    const iab = initialLoad[`${width}x${height}`]
    const limit = maxBytes ?? (iab === undefined ? settings.maxBytes : iab * 1_000)
    const layout = template.body.length
    const pictures = template.channel === 'email' ? 0 : pieces.reduce((sum, { asset }) => sum + (asset?.bytes ?? 0), 0)
    const allowed = template.channel === 'email' ? Math.min(limit ?? clipped, clipped) : limit
    if (allowed === undefined || layout + pictures <= allowed) return []
    const heaviest = pieces.toSorted((a, b) => (b.asset?.bytes ?? 0) - (a.asset?.bytes ?? 0))[0]
    return [
      {
        ...(heaviest && { slot: heaviest.slot.name, component: heaviest.component.id }),
        reason: `It weighs ${kilobytes(layout + pictures)}, ${kilobytes(allowed)} allowed${iab !== undefined && maxBytes === undefined ? ' (IAB)' : ''}.`,
        measured: layout + pictures,
        limit: allowed,
        unit: 'bytes',
        fix: { sentence: heaviest ? 'Choose a lighter picture' : 'Make the layout lighter' },
      },
    ]
  },
})
