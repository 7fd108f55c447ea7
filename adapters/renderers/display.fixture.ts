import { readFileSync } from 'node:fs'
import type { Fields } from '../../engine/create/component.ts'
import type { Brand } from '../../engine/create/brand.ts'
import { fontKeyOf, type FontTable } from '../../engine/create/font.ts'
import type { Template } from '../../engine/create/template.ts'
import { someAsset } from '../../engine/guard/guard.fixture.ts'
import { brand } from '../../starter/brand.ts'
import { displaySizes } from '../../engine/create/display-sizes.ts'
import { displaySlots } from '../../starter/display.ts'
import { readFontFile } from './read-font.ts'
import { materialOf, occasionOf, starterTemplate } from './render.fixture.ts'
import type { Material, Occasion, RenderedFont } from './renderer.ts'

const steps = brand.map(({ input }) => input({ people: {}, answers: {}, now: new Date(0) }))

/** The fonts of the sample, those that stand in for others among them. */
export const sampleFonts: readonly (RenderedFont & { table: FontTable })[] = await Promise.all(
  (steps.slice(1) as { file: string; standsIn?: boolean }[]).map(async (font) => {
    const found = await readFontFile(font.file)
    if (!found) throw new Error(`${font.file} is not installed`)
    return { ...found, ...font, key: fontKeyOf(found) }
  }),
)

const [first, ...others] = displaySizes
const picture = readFileSync(new URL('../../starter/pictures/trail-at-first-light.jpg', import.meta.url))
export const bytesOf = async (): Promise<Uint8Array> => picture

export interface Words {
  headline: string
  callToAction?: string
  legalLine?: string
}

/** The sample's display template, showing these words. */
export const displayed = (
  { headline, callToAction = 'See the shells', legalLine = 'Sample: Lindmoor Trail is made up.' }: Words,
  locale = 'en',
  more: Partial<Template> = {},
): { material: Material; occasion: Occasion } => {
  const fields: Record<string, Fields> = {
    headline: { [locale]: { text: headline } },
    image: { '*': { asset: someAsset().id } },
    callToAction: { [locale]: { text: callToAction, href: '/shells' } },
    legalLine: { [locale]: { text: legalLine } },
  }
  const shown = materialOf(starterTemplate('iab-display.html'), fields, {
    channel: 'display',
    format: first!,
    formats: others,
    slots: [...displaySlots],
    ...more,
  })
  const { tokens } = steps[0] as Pick<Brand, 'tokens'>
  return { material: { ...shown, brand: { ...shown.brand, tokens }, fonts: sampleFonts }, occasion: occasionOf(fields, { locale }) }
}
