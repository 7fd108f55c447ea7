import { markLinks } from '../../engine/activate/links.ts'
import type { Family } from '../../engine/create/family.ts'
import { partKey, type LetterReading } from '../../engine/create/letter.ts'
import type { Choice } from '../../engine/create/matrix.ts'
import type { Material, Occasion, Renderer } from './renderer.ts'

/** What a trait of a person weighs, as long as most names are; nobody is asked for theirs. */
const someTrait = 'x'.repeat(16)
/** As `compose` marks the links of a mailing, with values as long as they are there. */
const marks = { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'x'.repeat(24), decision: `dec_${'x'.repeat(26)}` }

/** Bytes of a family's letters as they are sent: of the empty layout in each locale, and of what each component adds to it. */
export const weighLetter = async (
  material: Material,
  { slots, locales }: Pick<Family, 'slots' | 'locales'>,
  on: Pick<Occasion, 'media'> & { unsubscribe: string },
  render: Renderer['render'],
): Promise<Pick<LetterReading, 'layout' | 'parts'>> => {
  const person = Object.fromEntries([...material.template.body.matchAll(/\bperson\.(\w+)/g)].map(([, trait]) => [trait, someTrait]))
  const weigh = async (locale: string, choice: Choice): Promise<number> => {
    const { html } = await render(material, { ...on, choice, locale, person, whole: true })
    return Buffer.byteLength(markLinks(html, marks, on.unsubscribe))
  }
  const layout = new Map<string, number>()
  const parts = new Map<string, number>()
  for (const locale of locales) {
    const empty = await weigh(locale, {})
    layout.set(locale, empty)
    for (const [slot, ids] of Object.entries(slots)) {
      for (const id of ids) parts.set(partKey(locale, slot, id), (await weigh(locale, { [slot]: id })) - empty)
    }
  }
  return { layout, parts }
}
