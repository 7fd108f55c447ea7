import { readFileSync } from 'node:fs'
import { byId } from '../../engine/create/composition.ts'
import type { Fields } from '../../engine/create/component.ts'
import type { Template } from '../../engine/create/template.ts'
import { someAsset, someBrand, someComponent, someSlot, someTemplate } from '../../engine/guard/guard.fixture.ts'
import type { Material, Occasion } from './renderer.ts'

export const starterTemplate = (file: string): string => readFileSync(new URL(`../../starter/templates/${file}`, import.meta.url), 'utf8')

const slots = ['headline', 'image', 'body', 'callToAction', 'legalLine'].map((name) => someSlot(name))

/** Material of one component for each slot that fields are given for. */
export const materialOf = (body: string, fields: Record<string, Fields>, more: Partial<Template> = {}): Material => ({
  template: someTemplate(slots, { body, ...more }),
  brand: { ...someBrand, site: 'https://lindmoor.example' },
  components: byId(Object.entries(fields).map(([slot, said]) => someComponent(`cpt_${slot}`, slot, said))),
  assets: byId([someAsset()]),
  fonts: [{ key: 'young-serif-400', family: 'Young Serif', weight: 400, file: '@fontsource/young-serif/files/young-serif-latin-400-normal.woff' }],
})

export const occasionOf = (fields: Record<string, Fields>, more: Partial<Occasion> = {}): Occasion => ({
  choice: Object.fromEntries(Object.keys(fields).map((slot) => [slot, `cpt_${slot}`])),
  locale: 'en',
  media: 'https://media.example/media/eng_1',
  ...more,
})
