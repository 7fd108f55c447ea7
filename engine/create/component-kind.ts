import { capitalised } from '../kernel/capitalised.ts'
import type { MediaSort } from './media-sort.ts'

/**
 * text: one plain run, escaped wherever it is shown.  prose: a few paragraphs of limited HTML, sanitised wherever it is shown.
 * link: an https address or a path of the site.  asset: id of a picture, or of what its field takes instead.  number: in digits with a point.  date: yyyy-mm-dd.  choice: one of its options.
 */
export const fieldTypes = ['text', 'prose', 'link', 'asset', 'number', 'date', 'choice'] as const
export type FieldType = (typeof fieldTypes)[number]

/** Whether a field of this type has a length that is limited. */
export const hasLength = (type: FieldType): boolean => type === 'text' || type === 'prose' || type === 'link'

export interface FieldDeclaration {
  readonly type: FieldType
  readonly required: boolean
  /** Characters of a text, prose or link; nothing else has a length that matters. */
  readonly most?: number | undefined
  /** The sort of asset that it takes; a picture when left out. */
  readonly of?: Exclude<MediaSort, 'captions'> | undefined
  /** What a choice is made among. */
  readonly options?: readonly string[] | undefined
}

/** How what a component says is to be read. */
export interface Form {
  /** The field that stands for the whole in lists and that a slot measures. */
  readonly main: string
  readonly fields: Readonly<Record<string, FieldDeclaration>>
  /** Offers, prices and legal text: a person writes them, never an agent. */
  readonly binding: boolean
}

/** What is seen of such a component is a picture, or what is played in its place; of all others it is words. */
export const holdsPicture = (form: Form | undefined): boolean => form?.fields[form.main]?.type === 'asset'

/** It is a picture, or has one beside its words. */
export const bringsPicture = (form: Form | undefined): boolean =>
  Object.values(form?.fields ?? {}).some(({ type, of }) => type === 'asset' && of !== 'document')

/** A declared kind of component, as data: forms, checks and templates come from the declaration. */
export interface ComponentKind extends Form {
  readonly name: string
}

/** All that may be made now, by name. */
export type Kinds = ReadonlyMap<string, ComponentKind>

const text = (most: number, required = true): FieldDeclaration => ({ type: 'text', required, most })

const assetOf = (of: FieldDeclaration['of']): FieldDeclaration => ({ type: 'asset', required: true, of })

/** The kinds that every engine begins with; what else it declares is data. */
export const standardKinds: Kinds = new Map(
  [
    { name: 'headline', main: 'text', fields: { text: text(200) }, binding: false },
    { name: 'body', main: 'text', fields: { text: { type: 'prose' as const, required: true, most: 4_000 } }, binding: false },
    {
      name: 'callToAction',
      main: 'text',
      fields: { text: text(60), href: { type: 'link' as const, required: true, most: 2_000 } },
      binding: false,
    },
    { name: 'offer', main: 'text', fields: { text: text(200), terms: text(400, false) }, binding: true },
    { name: 'image', main: 'asset', fields: { asset: { type: 'asset' as const, required: true } }, binding: false },
    { name: 'legalLine', main: 'text', fields: { text: text(600) }, binding: true },
    {
      name: 'video',
      main: 'asset',
      fields: { asset: assetOf('video'), href: { type: 'link' as const, required: false, most: 2_000 } },
      binding: false,
    },
    { name: 'document', main: 'text', fields: { text: text(120), asset: assetOf('document') }, binding: false },
  ].map((kind) => [kind.name, kind]),
)

/** What a component is read by: the form that it was made in, which it keeps when its kind changes; components of standard kinds carry none. */
export interface Formed {
  readonly kind: string
  readonly form?: Form | undefined
}

export const formOf = ({ kind, form }: Formed): Form | undefined => form ?? standardKinds.get(kind)

/** What a component of a kind carries to be read by. An engine may have declared a kind before there was a standard one of its name. */
export const formCarried = (kind: ComponentKind): { form?: Form } => {
  const { name, main, fields, binding } = kind
  return standardKinds.get(name) === kind ? {} : { form: { main, fields, binding } }
}

/** As a sentence takes it: “call to action”. */
export const kindInWords = (name: string): string => name.replaceAll(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`)

/** As a label takes it: “Call to action”. */
export const kindLabel = (name: string): string => capitalised(kindInWords(name))
