import { kindsTaken } from '../../../engine/create/slot-kinds.ts'
import { templateText } from '../../../engine/create/template-text.ts'
import type { Composed } from '../../create/composed.ts'
import { changedLines, type ChangedLine } from './changedLines.ts'

type Template = Pick<Composed['template'], 'name' | 'hash' | 'channel' | 'format' | 'formats' | 'slots' | 'body' | 'subject' | 'preheader'>
type Slot = Template['slots'][number]

/** One thing that differs, and what it is called. */
export interface TemplateLine extends ChangedLine {
  place: string
}

/** What a yes to a template would be new for. Without something to compare it with, all that it says by itself. */
export interface TemplateChange {
  compared: boolean
  /** What it says by itself. */
  said: readonly TemplateLine[]
  /** Its format, its slots and what they hold. */
  limits: readonly TemplateLine[]
  /** Its body, as it is written. */
  body: readonly ChangedLine[]
}

/** What differs from the template as it was approved; where that is the same, or there is none, and nobody has approved it as it stands, what it says. */
export const templateChangeOf = (after: Template, before: Template | undefined, isNew: boolean): TemplateChange | undefined => {
  if (before && before.hash !== after.hash) {
    return {
      compared: true,
      said: saidLines(after, before),
      limits: limitLines(after, before),
      body: changedLines(lines(before.body), lines(after.body)),
    }
  }
  return isNew ? { compared: false, said: saidLines(after, undefined), limits: [], body: [] } : undefined
}

const lines = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

const saidLines = (after: Template, before: Template | undefined): TemplateLine[] => [
  ...changed('subject', after.subject, before?.subject),
  ...changed('preheader', after.preheader, before?.preheader),
  ...changedLines(before ? lines(templateText({ body: before.body })) : [], lines(templateText({ body: after.body }))).map((line) => ({
    ...line,
    place: 'text',
  })),
]

const limitLines = (after: Template, before: Template): TemplateLine[] => {
  const slots = new Map(before.slots.map((slot) => [slot.name, slot]))
  const now = new Set(after.slots.map(({ name }) => name))
  return [
    ...changed('channel', after.channel, before.channel),
    ...changed('format', after.format, before.format),
    ...sizeLines(after.formats ?? [], before.formats ?? []),
    ...after.slots.flatMap((slot) => slotLines(slot, slots.get(slot.name))),
    ...before.slots.flatMap((slot) => (now.has(slot.name) ? [] : changed(slot.label, undefined, kindsTaken(slot).join(', ')))),
  ]
}

const sizeLines = (after: NonNullable<Template['formats']>, before: NonNullable<Template['formats']>): TemplateLine[] => {
  const names = [...new Set([...before, ...after].map(({ name }) => name))]
  const of = (sizes: typeof after, wanted: string) => sizes.find(({ name }) => name === wanted)
  return names.flatMap((name) => changed(name, of(after, name), of(before, name)))
}

const slotLines = (slot: Slot, was: Slot | undefined): TemplateLine[] => {
  if (!was) return changed(slot.label, kindsTaken(slot).join(', '), undefined)
  const fields = [...new Set([...Object.keys(slot), ...Object.keys(was)])] as (keyof Slot)[]
  return fields.flatMap((field) => changed(`${slot.label}, ${inWords(field)}`, slot[field], was[field]))
}

const changed = (place: string, after: unknown, before: unknown): TemplateLine[] => {
  const [is, was] = [told(after), told(before)]
  return is === was ? [] : [{ place, before: was, after: is }]
}

/** { colour: 'ground', opacity: 0.4 } → “colour ground, opacity 0.4” */
const told = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(told).join(', ')
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `${inWords(name)} ${told(part)}`)
    .join(', ')
}

/** maxCharacters → max characters */
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
