import type { RefusalPlace } from '../kernel/refusal.ts'
import type { Brand } from './brand.ts'
import { holdsPicture, type Kinds } from './component-kind.ts'
import { readTokens } from './design-token.ts'
import type { Font } from './font.ts'
import { formatsOf } from './formats-of.ts'
import { placeIn } from './place-in.ts'
import { groundsFor, kindsTaken } from './slot-kinds.ts'
import type { Slot, Template } from './template.ts'

type Said = Pick<Template, 'channel' | 'format' | 'formats' | 'slots' | 'body' | 'subject' | 'preheader'>

/** What is wrong with a template: slots that clash, kinds, tokens and fonts that do not exist, a body that speaks of other slots than there are. */
export const templateProblems = (
  said: Said,
  brand: Pick<Brand, 'tokens' | 'name'>,
  fonts: readonly Pick<Font, 'key'>[],
  kinds: Kinds,
): RefusalPlace[] => {
  const { tokens } = readTokens(brand.tokens)
  const colours = new Set([...tokens.values()].filter(({ type }) => type === 'color').map(({ path }) => path))
  const names = said.slots.map(({ name }) => name)
  return [
    ...said.slots.flatMap((slot, n) => slotProblems(slot, `slots.${n}`, said.slots, { colours, fonts, kinds, brand: brand.name })),
    ...names.flatMap((name, n) => (names.indexOf(name) === n ? [] : [{ path: `slots.${n}.name`, problem: `a second slot ${name}` }])),
    ...bodyProblems(said, new Set(names)),
    ...formatProblems(said),
    ...(said.channel === 'email' && said.subject === undefined ? [{ path: 'subject', problem: 'an e-mail has a subject' }] : []),
  ]
}

/** A set of sizes is drawn, so that each of them has a height, and a name of its own. */
const formatProblems = (said: Said): RefusalPlace[] => {
  const formats = formatsOf(said)
  const names = formats.map(({ name }) => name)
  const pathOf = (n: number): string => (n === 0 ? 'format' : `formats.${n - 1}`)
  if (said.channel !== 'display')
    return said.formats === undefined
      ? []
      : [{ path: 'formats', problem: 'only what is drawn as pictures has a set of sizes', hint: 'channel display' }]
  return [
    ...names.flatMap((name, n) => (names.indexOf(name) === n ? [] : [{ path: `${pathOf(n)}.name`, problem: `a second format ${name}` }])),
    ...formats.flatMap(({ height, width }, n) => {
      if (height === undefined) return [{ path: `${pathOf(n)}.height`, problem: 'a picture has a height' }]
      return width * height > mostDrawn ? [{ path: pathOf(n), problem: `more than ${mostDrawn / 1e6} million pixels` }] : []
    }),
    ...said.slots.flatMap(({ formats: here = {} }, n) =>
      Object.keys(here).flatMap((name) =>
        names.includes(name) ? [] : [{ path: `slots.${n}.formats.${name}`, problem: `no format ${name}`, hint: `one of ${names.join(', ')}` }],
      ),
    ),
  ]
}

/** Pixels of one picture, before it is made finer for fine screens. */
const mostDrawn = 8_000_000

interface Known {
  colours: ReadonlySet<string>
  fonts: readonly Pick<Font, 'key'>[]
  kinds: Kinds
  brand: string
}

const slotProblems = (slot: Slot, path: string, slots: readonly Slot[], known: Known): RefusalPlace[] => {
  const problems: RefusalPlace[] = []
  for (const [n, kind] of kindsTaken(slot).entries()) {
    const at = n === 0 ? `${path}.kind` : `${path}.also.${n - 1}`
    if (!known.kinds.has(kind))
      problems.push({ path: at, problem: `no kind of component called ${kind}`, hint: `one of ${[...known.kinds.keys()].join(', ')}` })
    else if (kindsTaken(slot).indexOf(kind) !== n) problems.push({ path: at, problem: `${kind} is taken already` })
    else if (holdsPicture(known.kinds.get(kind)) !== holdsPicture(known.kinds.get(slot.kind)))
      problems.push({ path: at, problem: `a slot takes pictures or words: ${kind} is the other` })
  }
  const types = [
    { at: `${path}.type`, type: slot.type },
    ...Object.entries(slot.formats ?? {}).map(([name, { type }]) => ({ at: `${path}.formats.${name}.type`, type })),
  ]
  for (const { at, type } of types) {
    if (type && !known.fonts.some(({ key }) => key === type.font))
      problems.push({ path: `${at}.font`, problem: `no font ${type.font}`, hint: `one of ${known.fonts.map(({ key }) => key).join(', ')}` })
  }
  const ground = slot.ground
  const colours = [slot.colour, ground && 'colour' in ground ? ground.colour : ground?.shade?.colour]
  for (const colour of colours) {
    if (colour !== undefined && !known.colours.has(colour)) problems.push({ path, problem: `${known.brand} has no colour ${colour}` })
  }
  if (ground && 'slot' in ground && !groundsFor(slot, slots, known.kinds).some(({ name }) => name === ground.slot)) {
    problems.push({ path: `${path}.ground.slot`, problem: `no slot ${ground.slot} that holds a picture` })
  }
  return problems
}

const bodyProblems = (said: Said, names: ReadonlySet<string>): RefusalPlace[] => {
  const mentions = (['body', 'subject', 'preheader'] as const).flatMap((part) =>
    [...(said[part] ?? '').matchAll(/\bslots\.([A-Za-z]\w*)/g)].map(({ 1: name = '', index }) => ({ part, name, index })),
  )
  const spoken = new Map(mentions.toReversed().map((one) => [one.name, one]))
  return [
    ...[...spoken.values()]
      .toReversed()
      .filter(({ name }) => !names.has(name))
      .map(({ part, name, index }) => ({
        path: part,
        ...placeIn(said[part] ?? '', index),
        problem: `shows slots.${name}, and there is no such slot`,
      })),
    ...[...names].filter((name) => !spoken.has(name)).map((name) => ({ path: 'body', problem: `never shows slots.${name}` })),
  ]
}
