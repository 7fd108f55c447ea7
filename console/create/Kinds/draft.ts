import { type FieldType, hasLength } from '../../../engine/create/component-kind.ts'
import type { Operations } from '../../api/operations.ts'

export type Kind = Operations['kind.list']['output']['items'][number]
type Input = Operations['kind.add']['input']

export interface FieldDraft {
  name: string
  type: FieldType
  required: boolean
  /** As typed. */
  most: string
  /** As typed, parted by commas. */
  options: string
  /** It stands in the kind already, so that its name and type stay. */
  stays: boolean
}

/** What stands in the form, as it was typed. */
export interface KindDraft {
  name: string
  note: string
  main: string
  binding: boolean
  fields: readonly FieldDraft[]
}

const plain = { required: false, most: '200', options: '', stays: false }

/** A picture has one place in a kind, and one name. */
export const emptyField = (type: FieldType = 'text'): FieldDraft => ({ ...plain, name: type === 'asset' ? 'asset' : '', type })

export const emptyKind: KindDraft = {
  name: '',
  note: '',
  main: 'text',
  binding: false,
  fields: [{ ...plain, name: 'text', type: 'text', required: true }],
}

export const draftOf = ({ name, note, main, binding, fields }: Kind): KindDraft => ({
  name,
  note,
  main,
  binding,
  fields: fields.map((field) => ({
    name: field.name,
    type: field.type,
    required: field.required,
    most: field.most === undefined ? plain.most : String(field.most),
    options: field.options?.join(', ') ?? '',
    stays: true,
  })),
})

/** The draft as the engine takes it; what was typed for another type is left out. */
export const inputOf = ({ name, note, main, binding, fields }: KindDraft): Input => ({
  name: name.trim(),
  note: note.trim(),
  main,
  binding,
  fields: fields.map((field) => ({
    name: field.name.trim(),
    type: field.type,
    required: field.required,
    ...(hasLength(field.type) && { most: Number.parseInt(field.most, 10) || 0 }),
    ...(field.type === 'choice' && { options: field.options.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])) }),
  })),
})

/** What may stand for the whole. */
export const mainsOf = ({ fields }: Pick<KindDraft, 'fields'>): readonly string[] =>
  fields.filter(({ name, type }) => name !== '' && ['text', 'prose', 'asset'].includes(type)).map(({ name }) => name)
