import { rendererFor } from '../../adapters/renderers/index.ts'
import { componentsIn, type Material } from '../../adapters/renderers/renderer.ts'
import type { Choice } from '../../engine/create/matrix.ts'
import type { Recipe } from '../../engine/create/rendition.ts'
import type { Format } from '../../engine/create/template.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'

type Sign = (text: string) => string
type Said = [family: string, hash: string, locale: string, choice: [slot: string, component: string][], made: string]

/** What a variant is drawn with beside its own content: whatever changes a pixel or what goes out with it changes this. */
export const madeWith = ({ template, brand, assets, fonts, ...material }: Material, choice: Choice): string => {
  const { name, version } = rendererFor(template.channel)
  const shown = componentsIn(material, choice)
  const pictures = [...assets.values()].map(({ hash, focal, rights, alt }) => ({ hash, focal, rights, alt }))
  return contentHash({
    renderer: `${name}@${version}`,
    brand: brand.name,
    fonts: fonts.map(({ key, file }) => `${key} ${file}`),
    pictures,
    drafted: shown.map(({ lineage }) => lineage.model),
  }).slice(0, 24)
}

/** Signed, so that nobody can have something made that we did not name; the same variant has the same address. */
export const tokenOf = (recipe: Recipe, sign: Sign): string => {
  const parts: Said = [recipe.family, recipe.hash, recipe.locale, Object.entries(recipe.choice).sort(), recipe.made]
  const said = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${said}.${sign(`rendition ${said}`)}`
}

/** The recipe of a token that we signed. */
export const recipeOf = (token: string, sign: Sign): Recipe | undefined => {
  const [said = '', signature] = token.split('.')
  if (said.length > 6_000 || signature !== sign(`rendition ${said}`)) return undefined
  // We wrote it ourselves, or the signature would not be ours.
  const [family, hash, locale, choice, made] = JSON.parse(Buffer.from(said, 'base64url').toString('utf8')) as Said
  return { family, hash, locale, choice: Object.fromEntries(choice), made }
}

/** Where the picture of a format is served. */
export const pictureAddress = (media: string, token: string, format: Pick<Format, 'name'>): string =>
  `${media}/rendition/${token}/${format.name}.webp`
