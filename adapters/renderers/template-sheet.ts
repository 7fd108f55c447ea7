import { cssColour, cssValue, readTokens } from '../../engine/create/design-token.ts'
import { darkTokens } from '../../engine/create/brand-for.ts'
import { shadeName } from '../../engine/create/shade.ts'
import type { Template } from '../../engine/create/template.ts'
import { refuse, type Refusal } from '../../engine/kernel/refusal.ts'
import { liquidProblem } from './liquid.ts'
import type { Material } from './renderer.ts'
import { styleProblem } from './sanitise.ts'

const styleElement = /<style>([\s\S]*?)<\/style>/i

/** The layout of a body of HTML, without its style sheet. */
export const layoutOf = (body: string): string => body.replace(styleElement, '')

/** Why a body of HTML with one `<style>` cannot be shown: what Liquid cannot read, and what a style sheet may not hold. */
export const bodyProblem = (body: string): Refusal | undefined => {
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

/** The rules that a template brings along. Throws on what `bodyProblem` refuses. */
export const ownRules = ({ body, key }: Pick<Template, 'body' | 'key'>): string => {
  const own = styleElement.exec(body)?.[1]?.trim() ?? ''
  if (styleProblem(own) !== undefined) throw new Error(`the style sheet of ${key} cannot be used`)
  return own
}

const known = new WeakMap<object, ReturnType<typeof readTokens>['tokens']>()

/** The tokens of a brand, read once for as long as it stays in memory. */
export const tokensOf = ({ tokens }: Pick<Material['brand'], 'tokens'>): ReturnType<typeof readTokens>['tokens'] => {
  const before = known.get(tokens)
  if (before) return before
  const read = readTokens(tokens).tokens
  known.set(tokens, read)
  return read
}

/** Tokens of the brand as custom properties, and what each slot's text stands on: `--shade-<slot>`, drawn from the figures that the contrast was judged by. */
export const propertiesOf = ({ template: { slots }, brand }: Pick<Material, 'template' | 'brand'>): string => {
  const tokens = tokensOf(brand)
  const properties = [...tokens.values()].map((token) => `--${token.path.replaceAll('.', '-')}:${cssValue(token)}`)
  const shades = slots.flatMap(({ name, ground }) => {
    if (!ground || !('slot' in ground) || !ground.shade) return []
    const token = tokens.get(ground.shade.colour)
    return token?.type === 'color' ? [`${shadeName(name)}:${cssColour({ ...token.value, alpha: ground.shade.opacity })}`] : []
  })
  return [...properties, ...shades].join(';')
}

/**
 * What is otherwise in the dark, for a page whose own `color-scheme` says so: a page that is light alone never turns dark for a visitor who likes it dark.
 * Empty where nothing is.
 */
export const darkPropertiesOf = ({ template, brand }: Pick<Material, 'template' | 'brand'>): string => {
  const dark = darkTokens(brand)
  if (!dark) return ''
  const light = propertiesOf({ template, brand }).split(';')
  const other = propertiesOf({ template, brand: { ...brand, tokens: dark } }).split(';')
  return light.flatMap((line, n) => (line === other[n] ? [] : [inBoth(line, other[n] ?? line)])).join(';')
}

/** `--color-ink:light-dark(#102019,#eef2ef)` */
const inBoth = (light: string, dark: string): string => {
  const at = light.indexOf(':') + 1
  return `${light.slice(0, at)}light-dark(${light.slice(at)},${dark.slice(at)})`
}

/** A brand is another in the markets for which it has a set of tokens. */
export const brandKey = ({ id, version, within }: Material['brand']): string => `${id} ${version} ${within?.join() ?? ''}`
