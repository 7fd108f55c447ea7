import type { LeftOut, Package } from '../../engine/activate/package.ts'
import { localesOf, type PlannedFile } from '../../engine/activate/package-plan.ts'
import type { Approval } from '../../engine/approve/approval.ts'
import type { Asset } from '../../engine/create/asset.ts'
import type { Component } from '../../engine/create/component.ts'
import { localeChain } from '../../engine/create/locale-chain.ts'
import type { Rights, RightsToday } from '../../engine/create/rights.ts'
import { titleOf } from '../../engine/create/said.ts'
import { assetsShown } from '../../engine/create/shown-assets.ts'
import { lastDayOfAll } from '../../engine/create/use-period.ts'
import type { Shown } from '../create/material-of.ts'

/** One file of a package, as whoever places it must know it. */
export interface SpecFile {
  path: string
  sha256: string
  bytes: number
  locale?: string
  size?: { name: string; width: number; height?: number }
  limit?: { bytes: number }
  alt?: string
  subject?: string
  components?: Record<string, string>
  pictures?: string[]
  usableUntil?: string
}

/** What is told once and referred to by key. */
interface SpecPart {
  id: string
  hash: string
  name: string
  version: number
  kind?: string
  model?: string
  alt?: Record<string, string>
  rights?: Rights
}

export interface Spec {
  specification: 'continuo-package@1'
  package: string
  name: string
  recipient?: string
  askedBy: string
  askedAt: string
  use: Package['use']
  family?: { id: string; key: string; name: string; hash: string; locales: string[]; brief?: string }
  template?: { key: string; name: string; version: number; hash: string; channel: string }
  approval?: { id: string; how: string; by: string[]; at: string }
  notes: string[]
  components: Record<string, SpecPart>
  pictures: Record<string, SpecPart>
  files: SpecFile[]
  left: LeftOut[]
}

/** What is known before any file is made. */
export const specOf = (of: Package, askedBy: string, left: readonly LeftOut[]): Spec => ({
  specification: 'continuo-package@1',
  package: of.id,
  name: of.name,
  ...(of.recipient !== undefined && { recipient: of.recipient }),
  askedBy,
  askedAt: of.askedAt,
  use: of.use,
  notes: [],
  components: {},
  pictures: {},
  files: [],
  left: [...left],
})

/** The family and the yes that stand behind what is packed. */
export const familySpec = (
  { material: { template }, hash }: Shown,
  family: { id: string; key: string; name: string; brief?: string | undefined; locales: string[] },
  of: Package,
): Pick<Spec, 'family' | 'template'> => ({
  family: {
    id: family.id,
    key: family.key,
    name: family.name,
    hash,
    locales: localesOf(family, of.choice),
    ...(family.brief !== undefined && { brief: family.brief }),
  },
  template: { key: template.key, name: template.name, version: template.version, hash: template.hash, channel: template.channel },
})

export const approvalSpec = (yes: Approval | undefined, nameOf: (actor: string) => string): Pick<Spec, 'approval'> =>
  yes
    ? {
        approval: {
          id: yes.id,
          how: yes.passed ? `by rule: ${yes.route.because}` : 'by everyone on its route',
          by: yes.verdicts.filter(({ verdict }) => verdict === 'approve').map(({ actor }) => nameOf(actor)),
          at: yes.verdicts.at(-1)?.at ?? yes.requestedAt,
        },
      }
    : {}

/** Notes what one file shows, and tells each of its parts once. */
export const describe = (
  spec: Spec,
  file: PlannedFile,
  { material }: Pick<Shown, 'material'>,
  rights: RightsToday,
): Pick<SpecFile, 'components' | 'pictures' | 'usableUntil'> => {
  const shown = Object.entries(file.choice).flatMap(([slot, id]): [string, Component][] => {
    const one = material.components.get(id)
    return one ? [[slot, one]] : []
  })
  const pictures = assetsShown(
    shown.map(([, one]) => one),
    material.assets,
  ).flatMap((id) => material.assets.get(id) ?? [])
  for (const [, one] of shown) spec.components[one.key] ??= componentSpec(one, file.locale, rights)
  for (const one of pictures) spec.pictures[one.key] ??= pictureSpec(one, rights)
  const until = lastDayOfAll([...shown.map(([, { id }]) => rights.get(id)), ...pictures.map(({ id }) => rights.get(id))])
  return {
    components: Object.fromEntries(shown.map(([slot, { key }]) => [slot, key])),
    ...(pictures.length > 0 && { pictures: pictures.map(({ key }) => key) }),
    ...(until !== undefined && { usableUntil: until }),
  }
}

const componentSpec = (one: Component, locale: string, rights: RightsToday): SpecPart => ({
  id: one.id,
  hash: one.hash,
  name: titleOf(one, locale),
  version: one.version,
  kind: one.kind,
  ...(one.lineage.model !== undefined && { model: one.lineage.model }),
  ...rightsIn(rights, one.id),
})

export const pictureSpec = (one: Asset, rights: RightsToday): SpecPart => ({
  id: one.id,
  hash: one.hash,
  name: one.name,
  version: one.version,
  alt: one.alt,
  ...rightsIn(rights, one.id),
})

const rightsIn = (rights: RightsToday, id: string): { rights?: Rights } => {
  const held = rights.get(id)
  return held ? { rights: held } : {}
}

/** What a picture says in a locale, or in the language of it. */
export const altIn = ({ alt }: Pick<Asset, 'alt'>, locale: string): string | undefined =>
  localeChain(locale)
    .map((place) => alt[place])
    .find((one) => one !== undefined)
