import type { Asset } from '../../engine/create/asset.ts'
import { formOf } from '../../engine/create/component-kind.ts'
import { saidBeside } from '../../engine/create/link-words.ts'
import { fieldsFor } from '../../engine/create/said.ts'
import { cssValue, readTokens } from '../../engine/create/design-token.ts'
import { plainText } from '../../engine/create/plain-text.ts'
import { shownFile } from '../../engine/create/shown-file.ts'
import { fileMarkup } from './file-markup.ts'
import { Kept } from './kept.ts'
import { SafeHtml } from './liquid.ts'
import type { Material, Occasion } from './renderer.ts'
import { safeProse } from './sanitise.ts'

const prose = new Kept<SafeHtml>(2_000)
const proseOf = (value: string): SafeHtml => prose.get(value, () => new SafeHtml(safeProse(value)))

/**
 * What a template may speak of: slots, brand, tokens, person, locale and the way out.
 * Paths become addresses of `site` where one is given: a message is read elsewhere.
 */
export const sceneOf = (material: Material, occasion: Occasion, site?: string): Record<string, unknown> => {
  const { brand } = material
  const around = { material, occasion, site }
  return {
    slots: Object.fromEntries(Object.entries(occasion.choice).flatMap(([slot, id]) => slotScene(slot, id, around))),
    brand: { name: brand.name, site: brand.site ?? '', sender: brand.sender ?? {} },
    tokens: tokenScene(material),
    person: occasion.person ?? {},
    locale: occasion.locale,
    unsubscribe: occasion.unsubscribe ?? '',
  }
}

interface Around {
  material: Material
  occasion: Occasion
  site: string | undefined
}

const slotScene = (slot: string, id: string, { material, occasion, site }: Around): [string, Record<string, unknown>][] => {
  const component = material.components.get(id)
  const form = component && formOf(component)
  if (!component || !form) return []
  const shown: Record<string, unknown> = { id, key: component.key, kind: component.kind }
  const said = fieldsFor(component, occasion.locale)
  for (const [name, value] of Object.entries(said)) {
    const type = form.fields[name]?.type
    if (type === 'prose' && name !== 'text') shown[name] = proseOf(value)
    else if (type === 'prose') Object.assign(shown, { html: proseOf(value), text: plainText(value) })
    else if (type === 'link') shown[name] = leadsTo(value, site)
    else if (type === 'asset')
      Object.assign(shown, fileScene(material.assets.get(value), { text: saidBeside(form, said), href: said['href'] }, { material, occasion, site }))
    else shown[name] = value
  }
  return [[slot, shown]]
}

/** A picture by its address; a video or document with what else is known of it too, and as its channel shows it. */
const fileScene = (
  asset: Asset | undefined,
  { text, href }: { text: string; href: string | undefined },
  { material, occasion, site }: Around,
): Record<string, unknown> => {
  if (!asset) return {}
  const { locale, media } = occasion
  const file = shownFile(asset, locale, media)
  const { src, alt, width, height } = file
  if (file.sort === 'picture') return { src, alt, width, height }
  const said = { text: text || asset.name, locale, href: href === undefined || href === '' ? undefined : leadsTo(href, site) }
  return { ...file, html: fileMarkup(file, material.template.channel, said) }
}

/** What is neither an address of the web, of a mailbox or a telephone, nor a path leads nowhere. */
const leadsTo = (link: string, site: string | undefined): string => {
  const base = site ?? 'https://site.invalid'
  if (!URL.canParse(link, base)) return '#'
  const url = new URL(link, base)
  if (!['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol)) return '#'
  return site === undefined && url.origin === base ? `${url.pathname}${url.search}${url.hash}` : url.toString()
}

const tokenScenes = new WeakMap<object, Record<string, unknown>>()

/** `{{ tokens.color.ground }}`: for what has no custom properties, such as mail programs. */
const tokenScene = ({ brand }: Material): Record<string, unknown> => {
  const known = tokenScenes.get(brand)
  if (known) return known
  const tree: Record<string, unknown> = {}
  for (const token of readTokens(brand.tokens).tokens.values()) {
    const path = token.path.split('.')
    let at = tree
    for (const name of path.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>
    at[path.at(-1) ?? ''] = cssValue(token)
  }
  tokenScenes.set(brand, tree)
  return tree
}
