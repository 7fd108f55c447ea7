import type { RefusalPlace } from '../kernel/refusal.ts'
import { type ComponentKind, holdsPicture, kindInWords, type Kinds } from './component-kind.ts'
import { placeIn } from './place-in.ts'
import { kindsTaken } from './slot-kinds.ts'
import type { Template } from './template.ts'
import type { Renamed } from './template-draft.ts'

type Said = Pick<Template, 'slots' | 'body' | 'subject' | 'preheader'>

const parts = ['body', 'subject', 'preheader'] as const

/**
 * Kinds that a slot takes while the layout never reads what stands for the whole of them: nothing of such a component would be seen. Where a slot is handed on
 * as a whole (`for`, `assign`, `slots[name]`) nobody knows what is read of it, and nothing is said. What a version before left unseen already is no reason to
 * refuse whatever else changes.
 */
export const unshownKinds = (said: Said, kinds: Kinds, { before, renamed = {} }: Since = {}): RefusalPlace[] => {
  const known = new Set(before && unshownIn(before, kinds).map(({ slot, kind }) => `${slot} ${kind}`))
  return unshownIn(said, kinds)
    .filter(({ slot, kind }) => !known.has(`${renamed[slot] ?? slot} ${kind}`))
    .map(({ place }) => place)
}

/** What a template was, and which of its slots have another name by now. */
interface Since {
  before?: Said | undefined
  renamed?: Renamed | undefined
}

interface Unshown {
  slot: string
  kind: string
  place: RefusalPlace
}

const unshownIn = (said: Said, kinds: Kinds): Unshown[] => {
  const reads = readsIn(said)
  if (reads === 'anything') return []
  return said.slots.flatMap((slot) => {
    const read = reads.get(slot.name)
    if (!read || read.whole) return []
    return kindsTaken(slot).flatMap((name) => {
      const kind = kinds.get(name)
      // Words where pictures belong are told as what they are.
      if (!kind || holdsPicture(kind) !== holdsPicture(kinds.get(slot.kind))) return []
      const fields = shownAs(kind)
      if (fields.some((field) => read.fields.has(field))) return []
      const hint = `{{ slots.${slot.name}.${fields[0]} }}${kindsTaken(slot).length > 1 ? `, where slots.${slot.name}.kind is ${name}` : ''}`
      return [
        {
          slot: slot.name,
          kind: name,
          place: {
            path: read.part,
            ...read.place,
            problem: `shows no ${holdsPicture(kind) ? (kind.fields[kind.main]?.of ?? 'picture') : kind.main} of ${kindInWords(name)} in ${slot.label}`,
            hint,
          },
        },
      ]
    })
  })
}

/** What a layout calls the main field of a kind, as the scene of a slot has it. */
const shownAs = ({ main, fields }: ComponentKind): string[] => {
  const { type, of = 'picture' } = fields[main] ?? {}
  if (type === 'asset') return { picture: ['src'], document: ['html', 'src'], video: ['html', 'src', 'poster'] }[of]
  // The main field is the words of the link to a document.
  if (fields['asset']?.of === 'document') return ['html', main]
  return main === 'text' && type === 'prose' ? ['html', 'text'] : [main]
}

interface Read {
  /** Where it is first spoken of. */
  part: string
  place: { line: number; column: number }
  fields: Set<string>
  /** Handed on with all that it holds. */
  whole: boolean
}

const readsIn = (said: Said): ReadonlyMap<string, Read> | 'anything' => {
  const reads = new Map<string, Read>()
  for (const part of parts) {
    const text = said[part] ?? ''
    for (const { 1: tag = '', 0: code, index } of text.matchAll(/\{%-?\s*(\w*)[^]*?%\}|\{\{[^]*?\}\}/g)) {
      for (const { 1: name, 2: field, 3: dynamic, index: at } of code.matchAll(/\bslots\b(?:\.([A-Za-z]\w*))?(?:\.([A-Za-z]\w*))?(\s*\[)?/g)) {
        if (name === undefined) return 'anything'
        const read: Read = reads.get(name) ?? { part, place: placeIn(text, index + at), fields: new Set(), whole: false }
        reads.set(name, read)
        if (field !== undefined) read.fields.add(field)
        else if (dynamic !== undefined || !asking.has(tag)) read.whole = true
      }
    }
  }
  return reads
}

/** Tags that ask whether a slot is filled, and show nothing of it. */
const asking = new Set(['if', 'elsif', 'unless'])
