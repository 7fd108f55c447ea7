import type { Composition } from '../create/composition.ts'
import { everyLocale } from '../create/locale-chain.ts'
import type { Family } from '../create/family.ts'
import { formatsOf } from '../create/formats-of.ts'
import { type Choice, type Matrix, matrixOf, productOf } from '../create/matrix.ts'
import type { PictureType } from '../create/rendition.ts'
import type { RightsToday } from '../create/rights.ts'
import { titleOf } from '../create/said.ts'
import { assetsShown } from '../create/shown-assets.ts'
import { type Format, type Template } from '../create/template.ts'
import { notCoveredFor, type UsePeriod } from '../create/use-period.ts'
import { variantHash } from '../create/variant.ts'
import type { Block } from '../guard/preflight.ts'
import { type Refusal, type RefusalPlace, refuse } from '../kernel/refusal.ts'
import { type LeftOut, mostFiles, type PackageChoice } from './package.ts'

export type FileType = PictureType | 'html' | 'txt'

/** One file that is to be made. */
export interface PlannedFile {
  /** Below the package, with `/` between folders. */
  path: string
  locale: string
  choice: Choice
  /** What it is one size of; the template’s only one where nothing is drawn. */
  format: Format
  type: FileType
}

export interface Plan {
  files: PlannedFile[]
  left: LeftOut[]
}

type Content = Pick<Composition, 'family' | 'template' | 'components' | 'assets'>

interface Planning {
  content: Content
  choice: PackageChoice
  use: UsePeriod
  blocks: readonly Block[]
  /** What the library says of rights now. */
  rights: RightsToday
}

/** What of a family is packed: every variant asked for that preflight lets pass and whose rights hold for the use, in every size and type. */
export const planOf = ({ content, choice, use, blocks, rights }: Planning): Plan => {
  const { family, template } = content
  const sizes = sizesOf(template, choice)
  const types = typesOf(template, choice)
  const matrix = matrixFor(family, choice)
  const naming = namesIn(content, choice)
  const closed = uncovered(content, use, rights)
  const files: PlannedFile[] = []
  const left = new Map<string, LeftOut>()
  const leave = (what: string, why: string): void => {
    const known = left.get(`${what} ${why}`)
    if (known) known.files += sizes.length * types.length
    else left.set(`${what} ${why}`, { what, why, files: sizes.length * types.length })
  }
  for (const locale of localesOf(family, choice)) {
    for (let n = 0; n < matrix.count; n++) {
      const one = matrix.at(n)
      const barred = Object.values(one).find((id) => closed.has(id))
      const block = blocks.find((by) => by.locale === locale && Object.entries(by.choice).every(([slot, id]) => one[slot] === id))
      if (barred !== undefined) leave(nameOf(content, barred), closed.get(barred) ?? '')
      else if (block) leave(blockedName(content, block), `${block.guardrail} blocks it`)
      else files.push(...filesOf({ locale, choice: one, name: naming(one, locale) }, { family, sizes, types, drawn: template.channel === 'display' }))
    }
  }
  return { files, left: [...left.values()].slice(0, 500) }
}

const filesOf = (
  { locale, choice, name }: { locale: string; choice: Choice; name: string },
  { family, sizes, types, drawn }: { family: Family; sizes: readonly Format[]; types: readonly FileType[]; drawn: boolean },
): PlannedFile[] =>
  sizes.flatMap((format) => {
    const folder = `${family.key}/${locale}/${drawn ? sizeName(format) : format.name}`
    return types.map((type): PlannedFile => ({ path: `${folder}/${name}.${type}`, locale, choice, format, type }))
  })

/** half-page-300x600 */
const sizeName = ({ name, width, height }: Format): string => `${name}-${width}${height === undefined ? '' : `x${height}`}`

export const localesOf = ({ locales }: Pick<Family, 'locales'>, choice: PackageChoice): string[] =>
  locales.filter((locale) => choice.locales?.includes(locale) ?? true)

const sizesOf = (template: Template, choice: PackageChoice): Format[] =>
  formatsOf(template).filter(({ name }) => template.channel !== 'display' || (choice.sizes?.includes(name) ?? true))

const typesOf = ({ channel }: Template, choice: PackageChoice): FileType[] =>
  channel === 'display' ? [...new Set(choice.types ?? (['jpg'] as const))] : ['html', 'txt']

const slotsOf = ({ slots }: Family, { variants = {} }: PackageChoice): Family['slots'] =>
  Object.fromEntries(Object.entries(slots).map(([slot, ids]) => [slot, ids.filter((id) => variants[slot]?.includes(id) ?? true)]))

const matrixFor = (family: Family, choice: PackageChoice): Matrix => matrixOf({ slots: slotsOf(family, choice), constraints: family.constraints })

/** A variant by what tells it from the others of its family; the end of its hash keeps it apart from any other. */
const namesIn = ({ family, template, components }: Content, choice: PackageChoice) => {
  const varying = Object.entries(slotsOf(family, choice)).flatMap(([slot, ids]) => (ids.length > 1 ? slot : []))
  return (one: Choice, locale: string): string => {
    const words = varying.flatMap((slot) => components.get(one[slot] ?? '')?.key ?? []).join('_')
    const parts = Object.fromEntries(
      Object.entries(one).flatMap(([slot, id]) => {
        const held = components.get(id)
        return held ? [[slot, held]] : []
      }),
    )
    return `${(words || family.key).slice(0, 80)}-${variantHash(template, parts, locale).slice(0, 8)}`
  }
}

/** Ids of components that may not be used so, with why: for their own rights, or for those of an asset that they show. */
const uncovered = ({ components, assets }: Content, use: UsePeriod, rights: RightsToday): ReadonlyMap<string, string> =>
  new Map(
    [...components.values()].flatMap((one): [string, string][] => {
      const own = notCoveredFor(rights.get(one.id), use)
      if (own !== undefined) return [[one.id, own]]
      for (const id of assetsShown([one], assets)) {
        const why = notCoveredFor(rights.get(id), use)
        if (why !== undefined) return [[one.id, `its picture “${assets.get(id)?.name ?? id}” ${why}`]]
      }
      return []
    }),
  )

const nameOf = ({ components, family }: Content, id: string): string => {
  const one = components.get(id)
  return one ? `“${titleOf(one, family.locales[0] ?? everyLocale).slice(0, 120)}”` : id
}

const blockedName = (content: Content, { locale, choice }: Block): string =>
  [locale, ...Object.values(choice).map((id) => nameOf(content, id))].join(', ').slice(0, 300)

/** What is asked for that the family does not have, or that is more than one package holds. */
export const choiceRefusal = (family: Family, template: Template, choice: PackageChoice): Refusal | undefined => {
  const problems = [
    ...strange('locales', choice.locales, family.locales),
    ...strange('sizes', choice.sizes, template.channel === 'display' ? formatsOf(template).map(({ name }) => name) : []),
    ...(choice.types && template.channel !== 'display' ? [{ path: 'choice.types', problem: 'only pictures are packed as these' }] : []),
    ...Object.entries(choice.variants ?? {}).flatMap(([slot, ids]) => strange(`variants.${slot}`, ids, family.slots[slot] ?? [])),
  ]
  if (problems.length > 0)
    return refuse('invalidInput', `“${family.name}” has no such part.`, {
      where: problems,
      remedy: 'Choose among the locales, sizes and components that it has.',
    })
  const each = localesOf(family, choice).length * sizesOf(template, choice).length * typesOf(template, choice).length
  // Counted before constraints: whoever asks for this many would wait for an hour.
  const files = productOf(slotsOf(family, choice)) * each
  return files <= mostFiles
    ? undefined
    : refuse('tooLarge', `That would be up to ${files} files, ${mostFiles} allowed in one package.`, {
        where: [{ path: 'choice', problem: `${files} files` }],
        remedy: 'Ask for fewer locales, sizes or variants at once, and pack the rest apart.',
      })
}

const strange = (path: string, asked: readonly string[] | undefined, known: readonly string[]): RefusalPlace[] =>
  (asked ?? [])
    .filter((one) => !known.includes(one))
    .map((one) => ({
      path: `choice.${path}`,
      problem: `${one} is none of it`,
      hint: known.length === 0 ? 'it has none' : `one of ${known.join(', ')}`,
    }))
