import type { Asset } from '../create/asset.ts'
import type { Backdrop } from '../create/backdrop.ts'
import type { Brand } from '../create/brand.ts'
import { byId, type Composition } from '../create/composition.ts'
import { type Component, componentHash, type Fields } from '../create/component.ts'
import { type Kinds, standardKinds } from '../create/component-kind.ts'
import type { Family } from '../create/family.ts'
import type { FontTable } from '../create/font.ts'
import type { Layout } from '../create/layout.ts'
import type { LetterReading } from '../create/letter.ts'
import { gaugesOf, measureText, settingsOf } from '../create/measure.ts'
import type { Preset } from '../create/preset.ts'
import { type Slot, type Template, templateHash } from '../create/template.ts'
import type { Case } from './bench.ts'
import type { Flight } from './flight.ts'
import type { Remark } from './proof.ts'
import type { Rule } from './rule.ts'

/** A font whose every letter is half an em wide: room can be reckoned in the head. */
export const evenFont: FontTable = {
  unitsPerEm: 1_000,
  ascent: 900,
  descent: 200,
  lineGap: 0,
  characters: Array.from({ length: 0x250 - 32 }, (_, n) => String.fromCodePoint(32 + n)).join(''),
  advances: Array.from({ length: 0x250 - 32 }, () => 500),
  ligatures: [],
  kerning: [],
}
const fonts = [{ key: 'even-400', weight: 400, table: evenFont }]

const colour = (grey: number) => ({ $value: { colorSpace: 'srgb', components: [grey, grey, grey] } })
export const someBrand: Brand = {
  id: 'brd_1',
  version: 1,
  key: 'some',
  name: 'Some',
  tokens: { color: { $type: 'color', white: colour(1), black: colour(0), grey: colour(0.5) } },
  sender: { name: 'Some', address: 'news@some.example', postal: '1 Some Street' },
  sample: true,
}

const at = '2026-01-01T00:00:00.000Z'

export const someSlot = (name: string, more: Partial<Slot> = {}): Slot => ({
  name,
  label: name[0]!.toUpperCase() + name.slice(1),
  kind: name,
  required: true,
  ...more,
})

export const someTemplate = (slots: Slot[], more: Partial<Template> = {}): Template => {
  const template: Template = {
    id: 'tpl_1',
    version: 1,
    key: 'some',
    name: 'Some',
    channel: 'web',
    brand: someBrand.id,
    format: { name: 'hero', width: 1_000, height: 400 },
    slots,
    body: slots.map(({ name }) => `{{ slots.${name}.text }}`).join(' '),
    state: 'current',
    hash: '',
    madeBy: 'per_1',
    madeAt: at,
    ...more,
  }
  return { ...template, hash: templateHash(template) }
}

export const someComponent = (id: string, kind: string, fields: Fields, more: Partial<Component> = {}): Component => ({
  id,
  version: 1,
  key: id.replaceAll('_', '-').toLowerCase(),
  kind,
  fields,
  tags: [],
  lineage: { from: [] },
  state: 'approved',
  hash: componentHash({ kind, fields, rights: more.rights }),
  madeBy: 'per_1',
  madeAt: at,
  ...more,
})

export const someAsset = (more: Partial<Asset> = {}): Asset => ({
  id: 'ast_1',
  version: 1,
  key: 'a-picture',
  name: 'A picture',
  hash: 'a'.repeat(64),
  mediaType: 'image/jpeg',
  bytes: 40_000,
  width: 2_000,
  height: 800,
  alt: { en: 'What it shows' },
  tags: [],
  state: 'usable',
  addedBy: 'per_1',
  addedAt: at,
  ...more,
})

export const somePreset = (more: Partial<Preset> = {}): Preset => ({
  id: 'pst_1',
  version: 1,
  key: 'card',
  name: 'Card',
  note: '',
  width: 400,
  height: 400,
  fit: 'cover',
  type: 'webp',
  channel: 'web',
  state: 'current',
  madeBy: 'per_1',
  madeAt: at,
  ...more,
})

export const someFamily = (slots: Family['slots'], more: Partial<Family> = {}): Family => ({
  id: 'fam_1',
  version: 1,
  key: 'some',
  name: 'Some',
  template: 'tpl_1',
  slots,
  locales: ['en'],
  markets: ['world'],
  constraints: [],
  state: 'current',
  hash: 'f'.repeat(64),
  madeBy: 'per_1',
  madeAt: at,
  ...more,
})

export interface Parts {
  family: Family
  template: Template
  components: readonly Component[]
  assets?: readonly Asset[]
  brand?: Brand
  rules: readonly Rule[]
  /** false: no renderer has measured anything yet. */
  measured?: boolean
  day?: string
  flight?: Flight
  presets?: readonly Preset[]
  proofs?: ReadonlyMap<string, readonly Remark[]>
  letter?: LetterReading
  backdrops?: ReadonlyMap<string, Backdrop>
  kinds?: Kinds
  layouts?: ReadonlyMap<string, Layout>
}

/** A case as `gatherCase` would read it. */
export const caseOf = ({
  family,
  template,
  components,
  assets = [],
  brand = someBrand,
  rules,
  measured = true,
  day = '2026-06-01',
  flight,
  presets,
  proofs,
  letter,
  backdrops,
  kinds = standardKinds,
  layouts,
}: Parts): Case => {
  const composition: Composition = { family, template, brand, components: byId(components), assets: byId(assets) }
  const gauges = gaugesOf(fonts)
  const found = measured ? settingsOf(composition, gauges).map(({ slot, text, gauge }) => measureText(slot, text, gauge)) : []
  return {
    composition,
    kinds,
    rules,
    gauges,
    weights: new Map(fonts.map(({ key, weight }) => [key, weight])),
    measured: new Map(found.map((one) => [one.key, one])),
    day,
    ...(flight && { flight }),
    ...(presets && { presets }),
    ...(proofs && { proofs }),
    ...(letter && { letter }),
    ...(backdrops && { backdrops }),
    ...(layouts && { layouts }),
  }
}
