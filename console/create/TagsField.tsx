import { useListOf } from '../api/queries.ts'
import type { FieldFinding } from '../kit/Field.tsx'
import { PicksField } from '../kit/PicksField.tsx'

interface Props {
  label: string
  hint?: string
  add: string
  /** Keys of concepts. */
  chosen: readonly string[]
  findings: readonly FieldFinding[]
  most?: number
  onChange: (tags: readonly string[]) => void
}

/** Words of the vocabulary, each with its facet. */
export const TagsField = (props: Props) => {
  const { data } = useListOf('concept.list', {}, 2_000)
  return <PicksField {...props} options={data?.items.map(({ key, label, of }) => ({ value: key, label, note: of })) ?? []} />
}
