/**
 * text: one plain run, escaped wherever it is shown.  prose: a few paragraphs of limited HTML, sanitised wherever it is shown.
 * link: an https address or a path of the site.  asset: id of a picture.
 */
export type FieldType = 'text' | 'prose' | 'link' | 'asset'

export interface FieldDeclaration {
  readonly type: FieldType
  readonly required: boolean
  readonly most: number
}

/** A declared kind of component, as data: forms, checks and templates come from the declaration. */
export interface ComponentKind {
  readonly name: string
  readonly label: string
  /** The field that stands for the whole in lists and that a slot measures. */
  readonly main: string
  readonly fields: Readonly<Record<string, FieldDeclaration>>
  /** Offers, prices and legal text: a person writes them, never an agent. */
  readonly binding: boolean
}

const text = (most: number, required = true): FieldDeclaration => ({ type: 'text', required, most })

/** The kinds that every engine begins with. */
export const componentKinds: readonly ComponentKind[] = [
  { name: 'headline', label: 'Headline', main: 'text', fields: { text: text(200) }, binding: false },
  { name: 'body', label: 'Body', main: 'text', fields: { text: { type: 'prose', required: true, most: 4_000 } }, binding: false },
  {
    name: 'callToAction',
    label: 'Call to action',
    main: 'text',
    fields: { text: text(60), href: { type: 'link', required: true, most: 2_000 } },
    binding: false,
  },
  { name: 'offer', label: 'Offer', main: 'text', fields: { text: text(200), terms: text(400, false) }, binding: true },
  { name: 'image', label: 'Image', main: 'asset', fields: { asset: { type: 'asset', required: true, most: 60 } }, binding: false },
  { name: 'legalLine', label: 'Legal line', main: 'text', fields: { text: text(600) }, binding: true },
]

export const kindOf = (name: string): ComponentKind | undefined => componentKinds.find((kind) => kind.name === name)

/** As a sentence takes it: “call to action”. */
export const kindInWords = (name: string): string => (kindOf(name)?.label ?? name).toLowerCase()

export const kindNames: readonly string[] = componentKinds.map(({ name }) => name)
