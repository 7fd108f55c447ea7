import { z } from 'zod'
import { formOf } from '../../create/component-kind.ts'
import { allowedMarkup } from '../../create/prose.ts'
import { addressSchemes, layoutAttributes, layoutTags } from '../../create/layout-markup.ts'
import type { Template } from '../../create/template.ts'
import { linesAt } from '../body-lines.ts'
import { type Drafted, eachSlotAndTemplate, guardrailKind, type Piece } from '../guardrail-kind.ts'
import { overruledFonts } from '../overruled-fonts.ts'
import { type Tag, tagsIn } from '../tags-in.ts'

const tag = /<\/?([a-z][a-z0-9-]*)\b([^>]*)>?/giu
const attribute = /([^\s"'=<>/]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/gu

export const htmlIsSafe = guardrailKind({
  name: 'html-is-safe',
  demands: 'Prose and layouts hold nothing but the markup that they are shown with',
  why: 'What a renderer would strip is not what a reviewer saw; and a script is not content.',
  settings: z.strictObject({}),
  about: 'delivery',
  severity: 'block',
  judges: eachSlotAndTemplate,
  judge: ({ pieces: [piece] }, _, { template }) => (piece ? ofPiece(piece) : [...ofLayout(template), ...ofFonts(template)]),
})

const ofPiece = ({ slot, component, fields }: Piece): Drafted[] =>
  Object.entries(formOf(component)?.fields ?? {}).flatMap(([name, { type }]): Drafted[] => {
    const value = fields[name] ?? ''
    const say = (problem: string): Drafted => ({
      slot: slot.name,
      component: component.id,
      reason: `${slot.label} holds ${problem}.`,
      measured: problem,
      fix: { sentence: 'Take it out' },
    })
    if (type === 'prose') return unsafeIn(value).map(say)
    return type === 'text' && /<\/?[a-z!][^>]*>/i.test(value) ? [{ ...say('markup, which is shown as it stands'), severity: 'warn' }] : []
  })

/** What of a layout is left out without a word; a mere attribute is a note, since nothing that readers see goes with it. */
const ofLayout = ({ body, channel }: Pick<Template, 'body' | 'channel'>): Drafted[] => {
  const dropped = tagsIn(body).flatMap((tag, n, all) => {
    // The first style sheet is taken out and shown.
    if (tag.name === 'style' && all.findIndex(({ name }) => name === 'style') === n) return []
    return (channel === 'email' ? notMailed(tag) : notShown(tag)).map((what) => ({ what, at: tag.at }))
  })
  const by = channel === 'email' ? 'which mail programs leave out' : 'which is left out when it is shown'
  return [...Map.groupBy(dropped, ({ what }) => what)].map(([what, places]): Drafted => ({
    severity: /^the attribute (?!on)/.test(what) ? 'note' : 'warn',
    reason: `The layout holds ${what}, ${by}.`,
    measured: what,
    lines: linesAt(
      body,
      places.map(({ at }) => at),
    ),
    fix: { sentence: 'Take it out' },
  }))
}

/** A slot is measured in its own font, so that it is drawn in that one whatever its element says. */
const ofFonts = (template: Template): Drafted[] =>
  [...Map.groupBy(overruledFonts(template), ({ slot }) => slot)].map(([slot, places]): Drafted => ({
    slot,
    severity: 'note',
    reason: `The layout sets a font for ${template.slots.find(({ name }) => name === slot)?.label ?? slot}, which is drawn in that of its slot.`,
    lines: linesAt(
      template.body,
      places.map(({ at }) => at),
    ),
    fix: { sentence: 'Choose the font at the slot' },
  }))

const notShown = ({ name, attributes }: Tag): string[] => {
  if (!layoutTags.includes(name)) return [`<${name}>`]
  const known = new Set([...(layoutAttributes['*'] ?? []), ...(layoutAttributes[name] ?? [])].map((one) => one.toLowerCase()))
  return [...attributes].flatMap(([key, value]) => {
    if (!known.has(key)) return [`the attribute ${key}`]
    const [, scheme] = key === 'href' || key === 'src' || key === 'poster' ? (/^\s*([a-z][a-z0-9+.-]*):/i.exec(value) ?? []) : []
    return scheme === undefined || addressSchemes.some((one) => one === scheme.toLowerCase()) ? [] : [`an address that begins with ${scheme}:`]
  })
}

/** A letter goes as it is written: these run, or ask for something, and no mail program lets them. */
const notMailed = ({ name, attributes }: Tag): string[] =>
  /^(?:script|iframe|frame|object|embed|form)$/i.test(name)
    ? [`<${name.toLowerCase()}>`]
    : [...attributes.keys()].flatMap((key) => (/^on[a-z]+$/.test(key) ? [`the attribute ${key}`] : []))

/** What of a piece of prose would not survive its sanitising, each named once. */
export const unsafeIn = (prose: string): string[] => {
  const found = new Set<string>()
  if (/<!--|<!\[CDATA|<\?/i.test(prose)) found.add('a comment or declaration')
  for (const [, name = '', rest = ''] of prose.matchAll(tag)) {
    const allowed = allowedMarkup[name.toLowerCase()]
    if (!allowed) found.add(`<${name.toLowerCase()}>`)
    else
      for (const [, key = '', value = ''] of rest.matchAll(attribute)) {
        if (!allowed.includes(key.toLowerCase())) found.add(`the attribute ${key.toLowerCase()}`)
        else if (key.toLowerCase() === 'href' && !/^["']?(https:\/\/|\/(?!\/)|mailto:|tel:)/i.test(value)) found.add('a link that is not https')
      }
  }
  return [...found]
}
