import { refuse, type Refusal } from '../../engine/kernel/refusal.ts'
import { plainText } from '../../engine/create/plain-text.ts'
import { cssColour, cssValue, readTokens } from '../../engine/create/design-token.ts'
import { measureText } from '../../engine/create/measure.ts'
import type { Template } from '../../engine/create/template.ts'
import { facesOf } from './faces.ts'
import { Kept } from './kept.ts'
import { liquidProblem, showLiquid } from './liquid.ts'
import type { Material, Occasion, Rendition, Renderer } from './renderer.ts'
import { safeLayout, styleProblem } from './sanitise.ts'
import { sceneOf } from './scene.ts'

/** HTML with Liquid for pages. The template's one `<style>` is scoped to the variant, tokens are custom properties, and what is shown is sanitised whole. */
export const web: Renderer = {
  name: 'web',
  version: 1,
  renders: 'web',
  check: async ({ body }) => checkBody(body),
  render: async (material, occasion) => rendered(material, occasion),
  measure: ({ slot, text, gauge }) => measureText(slot, text, gauge),
}

const styleElement = /<style>([\s\S]*?)<\/style>/i

const checkBody = (body: string): Refusal | undefined => {
  const liquid = liquidProblem(body, 'body')
  if (liquid) return liquid
  const css = styleElement.exec(body)?.[1] ?? ''
  const wrong = /\{\{|\{%/.test(css) ? 'it holds Liquid; tokens are custom properties such as var(--color-ground)' : styleProblem(css)
  return wrong === undefined
    ? undefined
    : refuse('invalidInput', `The style sheet of the template cannot be used: ${wrong}.`, {
        where: [{ path: 'body', problem: wrong }],
        remedy: 'Mend the <style> of the template.',
      })
}

const sheets = new Kept<{ scope: string; css: string }>(200)
const fragments = new Kept<Rendition>(2_000)

/** Without a person in it a rendition is the same for everybody: it is made once. */
const rendered = (material: Material, occasion: Occasion): Rendition => {
  const { template, brand, components } = material
  if (/\bperson\b/.test(template.body)) return make(material, occasion)
  const { choice, locale, media, whole } = occasion
  let key = `${template.hash} ${brand.id} ${brand.version} ${locale} ${media} ${whole === true}`
  for (const [slot, id] of Object.entries(choice)) key += ` ${slot} ${components.get(id)?.hash}`
  return fragments.get(key, () => make(material, occasion))
}

const make = (material: Material, occasion: Occasion): Rendition => {
  const { template } = material
  const { scope, css } = sheets.get(`${template.hash} ${material.brand.id} ${material.brand.version} ${occasion.media}`, () =>
    sheetOf(material, occasion.media),
  )
  const shown = safeLayout(showLiquid(template.body.replace(styleElement, ''), 'html', sceneOf(material, occasion))).trim()
  const fragment = `<style>${css}</style><div class="${scope}" lang="${occasion.locale}">${shown}</div>`
  return { html: occasion.whole ? documentOf(fragment, occasion.locale) : fragment, text: plainText(shown), locale: occasion.locale }
}

/** Tokens, fonts and the template's own rules, all below one class: two templates on a page never meet. */
const sheetOf = ({ template, brand, fonts }: Material, media: string): { scope: string; css: string } => {
  const own = styleElement.exec(template.body)?.[1]?.trim() ?? ''
  if (styleProblem(own) !== undefined) throw new Error(`the style sheet of ${template.key} cannot be used`)
  const scope = `c-${template.hash.slice(0, 10)}`
  const { tokens } = readTokens(brand.tokens)
  const properties = [...tokens.values()].map((token) => `--${token.path.replaceAll('.', '-')}:${cssValue(token)}`)
  const css = `${facesOf(fonts, media)}.${scope}{${[...properties, ...shades(template, tokens)].join(';')};${own}}`
  return { scope, css }
}

/** What a slot's text stands on, `--shade-<slot>`: drawn from the same figures that the contrast was judged by. */
const shades = ({ slots }: Pick<Template, 'slots'>, tokens: ReturnType<typeof readTokens>['tokens']): string[] =>
  slots.flatMap(({ name, ground }) => {
    if (!ground || !('slot' in ground) || !ground.shade) return []
    const token = tokens.get(ground.shade.colour)
    return token?.type === 'color' ? [`--shade-${name}:${cssColour({ ...token.value, alpha: ground.shade.opacity })}`] : []
  })

const documentOf = (fragment: string, locale: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><style>html,body{margin:0}</style></head><body>${fragment}</body></html>`
