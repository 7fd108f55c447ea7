import type { Asset } from '../../engine/create/asset.ts'
import { kindOf } from '../../engine/create/component-kind.ts'
import { fieldsFor } from '../../engine/create/component.ts'
import { cssValue, readTokens } from '../../engine/create/design-token.ts'
import { localeChain } from '../../engine/create/locale.ts'
import { Kept } from './kept.ts'
import { SafeHtml } from './liquid.ts'
import type { Material, Occasion } from './renderer.ts'
import { safeProse } from './sanitise.ts'

const endings: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
}

export const mediaName = ({ hash, mediaType }: Pick<Asset, 'hash' | 'mediaType'>): string => `${hash}.${endings[mediaType]}`

const prose = new Kept<SafeHtml>(2_000)

/** What a template may speak of: slots, brand, tokens, person, locale and the way out. */
export const sceneOf = (material: Material, occasion: Occasion): Record<string, unknown> => {
  const { brand } = material
  return {
    slots: Object.fromEntries(Object.entries(occasion.choice).flatMap(([slot, id]) => slotScene(slot, id, material, occasion))),
    brand: { name: brand.name, site: brand.site ?? '', sender: brand.sender ?? {} },
    tokens: tokenScene(material),
    person: occasion.person ?? {},
    locale: occasion.locale,
    unsubscribe: occasion.unsubscribe ?? '',
  }
}

const slotScene = (
  slot: string,
  id: string,
  { components, assets, brand }: Material,
  { locale, media }: Occasion,
): [string, Record<string, unknown>][] => {
  const component = components.get(id)
  const kind = component && kindOf(component.kind)
  if (!component || !kind) return []
  const shown: Record<string, unknown> = { id, key: component.key }
  for (const [name, value] of Object.entries(fieldsFor(component, locale))) {
    const type = kind.fields[name]?.type
    if (type === 'prose') shown['html'] = prose.get(value, () => new SafeHtml(safeProse(value)))
    else if (type === 'link') shown[name] = absolute(value, brand.site)
    else if (type === 'asset') Object.assign(shown, pictureScene(assets.get(value), locale, media))
    else shown[name] = value
  }
  return [[slot, shown]]
}

const pictureScene = (asset: Asset | undefined, locale: string, media: string): Record<string, unknown> =>
  asset
    ? {
        src: `${media}/${mediaName(asset)}`,
        alt: localeChain(locale).reduce<string | undefined>((found, place) => found ?? asset.alt[place], undefined) ?? '',
        width: asset.width,
        height: asset.height,
      }
    : {}

/** A path becomes an address of the brand's site; what is neither an address nor a path leads nowhere. */
const absolute = (link: string, site: string | undefined): string => {
  if (!URL.canParse(link, site ?? 'https://site.invalid')) return '#'
  const url = new URL(link, site ?? 'https://site.invalid')
  if (!['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol)) return '#'
  return site === undefined && link.startsWith('/') ? link : url.toString()
}

/** `{{ tokens.color.ground }}`: for what has no custom properties, such as mail programs. */
const tokenScene = ({ brand }: Material): Record<string, unknown> => {
  const tree: Record<string, unknown> = {}
  for (const token of readTokens(brand.tokens).tokens.values()) {
    const path = token.path.split('.')
    let at = tree
    for (const name of path.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>
    at[path.at(-1) ?? ''] = cssValue(token)
  }
  return tree
}
