import { plainText } from '../../engine/create/plain-text.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'
import { measureText } from '../../engine/create/measure.ts'
import { facesOf } from './faces.ts'
import { Kept } from './kept.ts'
import { showLiquid } from './liquid.ts'
import type { Material, Occasion, Rendition, Renderer } from './renderer.ts'
import { safeLayout } from './sanitise.ts'
import { sceneOf } from './scene.ts'
import { bodyProblem, brandKey, darkPropertiesOf, layoutOf, ownRules, propertiesOf } from './template-sheet.ts'

/** HTML with Liquid for pages. The template's one `<style>` is scoped to the variant, tokens are custom properties, and what is shown is sanitised whole. */
export const web: Renderer = {
  name: 'web',
  version: 1,
  renders: 'web',
  check: async ({ body }) => bodyProblem(body),
  render: async (material, occasion) => rendered(material, occasion),
  measure: ({ slot, text, gauge }) => measureText(slot, text, gauge),
}

const sheets = new Kept<{ scope: string; css: string }>(200)
const fragments = new Kept<Rendition>(2_000)

/** Without a person in it a rendition is the same for everybody: it is made once. */
const rendered = (material: Material, occasion: Occasion): Rendition => {
  const { template, brand, components } = material
  if (/\bperson\b/.test(template.body)) return make(material, occasion)
  const { choice, locale, media, whole } = occasion
  let key = `${template.hash} ${brandKey(brand)} ${locale} ${media} ${whole === true}`
  for (const [slot, id] of Object.entries(choice)) key += ` ${slot} ${components.get(id)?.hash}`
  return fragments.get(key, () => make(material, occasion))
}

const make = (material: Material, occasion: Occasion): Rendition => {
  const { template } = material
  const { scope, css } = sheets.get(`${template.hash} ${brandKey(material.brand)} ${occasion.media}`, () => sheetOf(material, occasion.media))
  const shown = safeLayout(showLiquid(layoutOf(template.body), 'html', sceneOf(material, occasion))).trim()
  const fragment = `<style>${css}</style><div class="${scope}" lang="${occasion.locale}">${shown}</div>`
  return { html: occasion.whole ? documentOf(fragment, occasion.locale) : fragment, text: plainText(shown), locale: occasion.locale }
}

/** Tokens, fonts and the template's own rules, all below one class: two templates on a page never meet. */
const sheetOf = ({ template, brand, fonts }: Material, media: string): { scope: string; css: string } => {
  const scope = `c-${template.hash.slice(0, 10)}${brand.within ? contentHash(brand.within).slice(0, 4) : ''}`
  const dark = darkPropertiesOf({ template, brand })
  const inTheDark = dark === '' ? '' : `@supports (color:light-dark(#000,#fff)){.${scope}{${dark}}}`
  return { scope, css: `${facesOf(fonts, media)}.${scope}{${propertiesOf({ template, brand })};${ownRules(template)}}${inTheDark}` }
}

const documentOf = (fragment: string, locale: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><style>html,body{margin:0}</style></head><body>${fragment}</body></html>`
