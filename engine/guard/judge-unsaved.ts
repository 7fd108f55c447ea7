import type { Asset } from '../create/asset.ts'
import type { Brand } from '../create/brand.ts'
import type { Component } from '../create/component.ts'
import { byId, type Composition } from '../create/composition.ts'
import type { Family } from '../create/family.ts'
import { measureText, settingsOf } from '../create/measure.ts'
import type { Measurement } from '../create/measurement.ts'
import type { Template } from '../create/template.ts'
import { benchesOf, type Case } from './bench.ts'
import type { Finding } from './finding.ts'

/** Components that are not stored, alone in one slot of a template. */
export interface Unsaved {
  template: Template
  brand: Brand
  slot: string
  components: readonly Component[]
  assets: readonly Asset[]
  locales: readonly string[]
  markets: readonly string[]
}

/** A family around them, for judging alone. */
export const compositionAround = ({ template, brand, slot, components, assets, locales, markets }: Unsaved): Composition => {
  const family: Family = {
    id: 'fam_unsaved',
    version: 1,
    key: 'unsaved',
    name: 'Unsaved',
    template: template.id,
    slots: { [slot]: components.map(({ id }) => id) },
    locales: [...locales],
    markets: [...markets],
    constraints: [],
    state: 'current',
    hash: '',
    madeBy: '',
    madeAt: '',
  }
  return { family, template, brand, components: byId(components), assets: byId(assets) }
}

export interface Estimate {
  component: string
  findings: Finding[]
  room: (Measurement & { locale: string })[]
}

/** What the guardrails would find in their slot, with room that is reckoned here and not measured by a renderer. What needs other slots is not judged. */
export const judgeUnsaved = (of: Omit<Case, 'measured'>): Estimate[] => {
  const { family } = of.composition
  const [slot = ''] = Object.keys(family.slots)
  const settings = settingsOf(of.composition, of.gauges)
  const measured = new Map(settings.map((setting) => [setting.key, measureText(setting.slot, setting.text, setting.gauge)]))
  const benches = benchesOf({ ...of, measured }).filter(({ slots }) => slots.length > 0)
  return (family.slots[slot] ?? []).map((id) => ({
    component: id,
    findings: family.locales.flatMap((locale) => benches.flatMap((bench) => bench.judge(locale, { [slot]: id }))),
    room: family.locales.flatMap((locale) => {
      const alone = { ...of.composition, family: { ...family, locales: [locale], slots: { [slot]: [id] } } }
      return settingsOf(alone, of.gauges).flatMap(({ key }) => {
        const found = measured.get(key)
        return found ? [{ ...found, locale }] : []
      })
    }),
  }))
}
