import { useMemo, type ReactNode } from 'react'
import { useListOf } from '../api/queries.ts'
import { useFormat } from '../format/useFormat.ts'
import type { FieldFinding } from '../kit/Field.tsx'
import { PicksField } from '../kit/PicksField.tsx'
import { strings } from '../strings.ts'
import { treeOf } from './conceptTree.ts'

interface Props {
  label: string
  hint?: ReactNode
  add: string
  /** Keys of concepts. */
  chosen: readonly string[]
  findings: readonly FieldFinding[]
  most?: number
  onChange: (tags: readonly string[]) => void
}

/** Words of the vocabulary, facet by facet, each below what it is a kind of, with the other words for it and how much bears it. */
export const TagsField = (props: Props) => {
  const { data } = useListOf('concept.list', { uses: true }, 2_000)
  const { count } = useFormat()
  const options = useMemo(
    () =>
      treeOf(data?.items ?? []).map(({ key, label, of, depth, synonyms, used }) => ({
        value: key,
        label,
        group: of,
        depth,
        also: synonyms,
        ...(used && { note: strings.tags.borne(count(used.components + used.assets)) }),
      })),
    [data, count],
  )
  return <PicksField {...props} options={options} />
}
