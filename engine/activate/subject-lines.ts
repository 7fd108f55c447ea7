import type { Component } from '../create/component.ts'
import { formOf } from '../create/component-kind.ts'
import { byId } from '../create/composition.ts'
import type { Edition } from '../create/edition.ts'
import { plainText } from '../create/plain-text.ts'
import { fieldsFor } from '../create/said.ts'
import type { Campaign } from '../decide/campaign.ts'
import { campaignSource } from '../decide/release.ts'
import { passesIn, spaceOf } from '../decide/ruleset.ts'
import { isRefusal } from '../kernel/refusal.ts'

const most = 20
/** A place of a template’s subject that a component’s field fills: `{{ slots.subject.text | … }}`. */
const place = /\{\{\s*slots\.([\w-]+)\.(\w+)[^}]*\}\}/g

/**
 * What the subject of a message may read, before it is addressed to somebody: for each choice that may be sent, in each language that it may be sent in.
 * At most twenty.
 */
export const subjectLines = ({ hash, frozen }: Pick<Edition, 'hash' | 'frozen'>, campaign: Campaign): string[] => {
  const { subject } = frozen.template
  if (subject === undefined) return []
  const components = byId(frozen.components)
  const source = campaignSource({ ...campaign, familyHash: hash }, { ...frozen, components, assets: byId(frozen.assets) })
  const space = spaceOf(source)
  if (isRefusal(space)) return []
  const lines = new Set<string>()
  for (const combination of space.combinations) {
    const choice = Object.fromEntries(space.slots.map(({ slot }, n) => [slot, combination[n] ?? '']))
    for (const locale of source.locales) {
      const said = (written: string, slot: string, field: string) => saidAt(components.get(choice[slot] ?? ''), field, locale) ?? written
      const line = subject.replace(place, said).trim()
      if (line !== '' && !lines.has(line) && passesIn(source, locale, choice)) lines.add(line)
      if (lines.size === most) return [...lines]
    }
  }
  return [...lines]
}

/** As a template is filled: an empty slot or field says nothing. Undefined for what is no field, such as what a picture shows. */
const saidAt = (component: Component | undefined, field: string, locale: string): string | undefined => {
  if (!component) return ''
  const declared = formOf(component)?.fields[field]
  if (!declared) return undefined
  const words = fieldsFor(component, locale)[field] ?? ''
  return declared.type === 'prose' ? plainText(words) : words
}
