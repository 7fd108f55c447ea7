import { rendererFor } from '../../adapters/renderers/index.ts'
import { isEndless, liquidPlace } from '../../adapters/renderers/liquid.ts'
import { previewAddress } from '../../adapters/renderers/preview-file.ts'
import type { Material, Occasion, Sheet } from '../../adapters/renderers/renderer.ts'
import { formatsOf } from '../../engine/create/formats-of.ts'
import type { Overflow } from '../../engine/create/layout.ts'
import { directionOf } from '../../engine/create/locale-direction.ts'
import type { Format } from '../../engine/create/template.ts'
import type { Trial } from '../../engine/guard/gather-trial.ts'
import type { Room, Tried } from '../../engine/guard/operations/template.try.ts'

interface Wanted {
  locale: string
  format: Format
}

interface Page {
  /** Names of the formats that are asked for. */
  sizes: ReadonlySet<string>
  items: readonly Wanted[]
  total: number
  next: string | undefined
}

/** All sizes of a language, then those of the next. */
export const pageOf = (
  { shown: { template, family } }: Trial,
  { sizes, after, limit }: { sizes?: readonly string[] | undefined; after?: string | undefined; limit: number },
): Page => {
  const formats = formatsOf(template).filter(({ name }) => sizes?.includes(name) ?? true)
  const all = family.locales.flatMap((locale) => formats.map((format): Wanted => ({ locale, format })))
  const from = Math.max(0, Number.parseInt(after ?? '0', 10) || 0)
  return {
    sizes: new Set(formats.map(({ name }) => name)),
    items: all.slice(from, from + limit),
    total: all.length,
    next: from + limit < all.length ? String(from + limit) : undefined,
  }
}

interface Making {
  room: readonly Room[]
  media: string
  bytesOf: Sheet['bytesOf']
}

/** One after the other. After one that does not come to its end no other is tried: each would take as long. */
export const showTrial = async (trial: Trial, wanted: readonly Wanted[], making: Making): Promise<Tried[]> => {
  const made: Tried[] = []
  let stopped: Tried['problem'] = trial.unreadable
  for (const one of wanted) {
    const next: Tried = stopped ? { ...one, overflow: [], problem: stopped } : await make(trial, one, making)
    if (next.problem && isEndless(next.problem)) stopped = next.problem
    made.push(next)
  }
  return made
}

const materialOf = ({ shown, fonts }: Trial): Material => ({ ...shown, fonts })

const occasionOf = ({ shown: { family } }: Trial, locale: string, media: string): Occasion => ({
  choice: Object.fromEntries(Object.entries(family.slots).map(([slot, [id]]) => [slot, id ?? ''])),
  locale,
  media,
  whole: true,
  unsubscribe: '#unsubscribe',
})

const make = async (trial: Trial, { locale, format }: Wanted, { room, media, bytesOf }: Making): Promise<Tried> => {
  const { shown } = trial
  const material = materialOf(trial)
  const occasion = occasionOf(trial, locale, media)
  const { draw, overflows, render } = rendererFor(shown.template.channel)
  const sheet: Sheet = { format, ratio: 1, bytesOf }
  const measured = overflowOf(room, locale, format)
  try {
    if (draw) {
      const picture = await previewAddress(await draw(material, occasion, sheet))
      const drawn = (await overflows?.(material, occasion, format)) ?? []
      return { locale, format, picture, overflow: [...drawn, ...otherThan(drawn, measured, { locale, format })] }
    }
    const { html, subject } = await render(material, occasion)
    return { locale, format, html, ...(subject !== undefined && { subject }), overflow: measured }
  } catch (problem) {
    // It was readable by itself and failed with what stands in it: whoever writes it mends it.
    return { locale, format, overflow: [], problem: { path: 'body', ...liquidPlace(problem) } }
  }
}

const overflowOf = (room: readonly Room[], locale: string, { name }: Format): Overflow[] =>
  room
    .filter((one) => one.locale === locale && one.format === name && (one.overWidth > 0 || one.overHeight > 0))
    .map(({ slot, box, overWidth, overHeight }) => ({ slot, box, overWidth, overHeight }))

/** Text that a style lays out anew is found by its room alone. Boxes are drawn mirrored where one writes from the right. */
const otherThan = (drawn: readonly Overflow[], measured: readonly Overflow[], { locale, format: { width } }: Wanted): Overflow[] =>
  measured
    .filter(({ slot }) => !drawn.some((one) => one.slot === slot))
    .map(({ box, ...one }) => ({ ...one, box: directionOf(locale) === 'rtl' ? { ...box, x: width - box.x - box.width } : box }))
