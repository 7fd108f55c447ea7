import { characterCount } from '../create/fit.ts'
import { lastDayOf } from '../create/last-day.ts'
import type { Attributes } from '../kernel/expression/attribute.ts'
import { type Compiled, compileExpression } from '../kernel/expression/expression.ts'
import type { Facts } from '../kernel/expression/value.ts'
import type { Piece, Surroundings } from './guardrail-kind.ts'

/** The words of a rule of one’s own: what is known of a part in its slot. What a part does not have is missing, and a rule that asks for it does not speak. */
export const ownWords: Attributes = {
  slot: { type: 'string', summary: 'name of the slot that it stands in' },
  kind: { type: 'string', summary: 'kind of component: headline, body, callToAction, offer, image, legalLine' },
  tags: { type: 'list', of: 'string', summary: 'keys of the concepts that it is tagged with' },
  locale: { type: 'string', summary: 'the locale that is judged, as in de-AT' },
  language: { type: 'string', summary: 'the language of that locale, as in de' },
  markets: { type: 'list', of: 'string', summary: 'where the family is sold; world for everywhere' },
  channel: { type: 'string', summary: 'channel of the template: web, email …' },
  template: { type: 'string', summary: 'key of the template' },
  format: { type: 'string', summary: 'name of the template’s format, as in hero' },
  text: { type: 'string', summary: 'what a reader sees of its main field; empty for pictures' },
  length: { type: 'int', summary: 'characters of that text' },
  fields: { type: 'map', of: 'string', summary: 'all its fields as this locale sees them, as in fields.href' },
  'asset.width': { type: 'int', summary: 'px, of a picture' },
  'asset.height': { type: 'int', summary: 'px, of a picture' },
  'asset.bytes': { type: 'int', summary: 'weight of a picture' },
  'asset.tags': { type: 'list', of: 'string', summary: 'keys of the concepts that the picture is tagged with' },
  'rights.until': { type: 'timestamp', summary: 'the last day on which it, or its picture, may be used; now is the day that is judged' },
  'rights.holder': { type: 'string', summary: 'whose it, or its picture, is' },
}

export const compileOwn = (when: string): Compiled => compileExpression(when, ownWords, { returns: 'bool' })

/** What a part brings to a rule. */
export const ownFacts = ({ slot, component, fields, text, asset }: Piece, locale: string, { family, template, day }: Surroundings): Facts => {
  const rights = component.rights ?? asset?.rights
  const last = rights && lastDayOf(rights)
  return {
    slot: slot.name,
    kind: component.kind,
    tags: component.tags,
    locale,
    language: locale.split('-')[0] ?? locale,
    markets: family.markets,
    channel: template.channel,
    template: template.key,
    format: template.format.name,
    fields,
    ...(text !== undefined && { text, length: characterCount(text) }),
    ...(asset && { asset: { width: asset.width, height: asset.height, bytes: asset.bytes, tags: asset.tags } }),
    ...(rights && {
      rights: { ...(last !== undefined && { until: last }), ...(rights.holder !== undefined && { holder: rights.holder }) },
    }),
    now: Date.parse(day),
  }
}
