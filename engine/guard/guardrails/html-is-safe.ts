import { z } from 'zod'
import { formOf } from '../../create/component-kind.ts'
import { allowedMarkup } from '../../create/prose.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

const tag = /<\/?([a-z][a-z0-9-]*)\b([^>]*)>?/giu
const attribute = /([^\s"'=<>/]+)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/gu

export const htmlIsSafe = guardrailKind({
  name: 'html-is-safe',
  demands: 'Prose holds nothing but the markup that prose may hold',
  why: 'What a renderer would strip is not what a reviewer saw; and a script is not content.',
  settings: z.strictObject({}),
  about: 'delivery',
  severity: 'block',
  judges: eachSlot,
  judge: (subject) => {
    const { slot, component, fields } = onlyPiece(subject)
    return Object.entries(formOf(component)?.fields ?? {}).flatMap(([name, { type }]) => {
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
  },
})

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
