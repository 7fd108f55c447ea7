import type { RefusalPlace } from '../kernel/refusal.ts'
import { hasLength } from './component-kind.ts'
import type { DeclaredField, DeclaredKind } from './declared-kind.ts'

type Said = Pick<DeclaredKind, 'main' | 'fields'>

/** What templates call a component’s own, beside its fields. */
const taken = ['id', 'key', 'html', 'src', 'alt', 'width', 'height']

/** What is wrong with a declaration: fields that clash, a choice among nothing, a main field that no slot could measure. */
export const kindProblems = ({ main, fields }: Said): RefusalPlace[] => {
  const names = fields.map(({ name }) => name)
  const measured = fields.find(({ name }) => name === main)
  return [
    ...fields.flatMap((field, n) => fieldProblems(field, `fields.${n}`, names.indexOf(field.name) !== n)),
    ...(measured ? [] : [{ path: 'main', problem: `no field ${main}`, hint: `one of ${names.join(', ')}` }]),
    ...(measured && !['text', 'prose', 'asset'].includes(measured.type)
      ? [{ path: 'main', problem: `a ${measured.type} does not stand for the whole`, hint: 'a text, prose or asset' }]
      : []),
    ...(measured && !measured.required ? [{ path: 'main', problem: 'what stands for the whole is required' }] : []),
  ]
}

const fieldProblems = ({ name, type, most, of, options }: DeclaredField, path: string, twice: boolean): RefusalPlace[] => [
  ...(twice ? [{ path: `${path}.name`, problem: `a second field ${name}` }] : []),
  ...(taken.includes(name) ? [{ path: `${path}.name`, problem: `templates call something else ${name}`, hint: 'another name' }] : []),
  ...((type === 'asset') === (name === 'asset')
    ? []
    : [{ path: `${path}.name`, problem: 'a component shows one picture at the most, in a field called asset', hint: 'asset, of type asset' }]),
  ...(most === undefined || hasLength(type) ? [] : [{ path: `${path}.most`, problem: `a ${type} has no length`, hint: 'leave it out' }]),
  ...(of === undefined || type === 'asset' ? [] : [{ path: `${path}.of`, problem: `a ${type} holds no asset`, hint: 'leave it out' }]),
  ...((type === 'choice') === (options !== undefined)
    ? []
    : [{ path: `${path}.options`, problem: type === 'choice' ? 'a choice has options' : `a ${type} has no options` }]),
]

/** What components say stays readable as it was said: a field neither goes nor becomes something else, and another one never stands for the whole. */
export const changeProblems = (before: Said, after: Said): RefusalPlace[] => [
  ...before.fields.flatMap(({ name, type, of = 'picture' }) => {
    const at = after.fields.findIndex((field) => field.name === name)
    if (at < 0) return [{ path: 'fields', problem: `${name} is gone, and components say it`, hint: 'keep it, not required' }]
    if (type === 'asset' && (after.fields[at]?.of ?? 'picture') !== of)
      return [{ path: `fields.${at}.of`, problem: `${name} was a ${of}`, hint: 'keep it, and declare another kind' }]
    return after.fields[at]?.type === type
      ? []
      : [{ path: `fields.${at}.type`, problem: `${name} was a ${type}`, hint: 'keep it, and declare another field' }]
  }),
  ...(before.main === after.main ? [] : [{ path: 'main', problem: `${before.main} stands for the whole`, hint: 'declare another kind' }]),
]
