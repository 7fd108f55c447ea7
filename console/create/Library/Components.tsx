import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Operations } from '../../api/operations.ts'
import { type PageWish, usePagesOf, useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Empty } from '../../kit/state/Empty.tsx'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { ComponentDetails } from './ComponentDetails.tsx'
import { ComponentTable } from './ComponentTable.tsx'
import { LibraryScreen } from './LibraryScreen.tsx'
import { useComponentSearch } from './useComponentSearch.ts'
import { words } from './words.ts'

type Page = Operations['component.list']['output']

/** The half of the library that holds components; the one that is opened stands beside what was found. */
export const Components = () => {
  const { component: opened } = useParams({ strict: false })
  const navigate = useNavigate()
  const router = useRouter()
  const format = useFormat()
  const { search, asked } = useComponentSearch()
  const everything = useQueryOf('component.facets', {}, { follows: ['component'] }).data
  const list = usePagesOf('component.list', { ...asked, sort: search.sort, limit: 100 }, paged)
  const [show, close] = useMemo(() => {
    const go = (path: string) => void navigate({ href: `${path}${router.state.location.searchStr}` })
    return [(key: string) => go(`/library/${key}`), () => go('/library')]
  }, [navigate, router])
  return (
    <LibraryScreen
      view="components"
      title={search.open ? everything && titleOf(everything, format) : list.data && foundTitle(list.data, format)}
      inspector={opened ? { label: kindLabel('component'), content: <ComponentDetails component={opened} />, onClose: close } : undefined}
    >
      {everything?.of === 0 ? (
        <div className="px-(--page) py-3">
          <Empty fact={words.none} meaning={words.meaning} />
        </div>
      ) : (
        <ComponentTable search={search} asked={asked} list={list} current={opened} onOpen={show} />
      )}
    </LibraryScreen>
  )
}

const paged: PageWish<'component.list'> = {
  next: ({ next }) => next,
  join: (pages) => {
    const [first] = pages
    if (first === undefined) throw new Error('an answer has one page at least')
    return { ...first, items: pages.flatMap(({ items }) => items) }
  },
  follows: ['component', 'family'],
}

const titleOf = ({ of, more, state }: Operations['component.facets']['output'], { count }: Formatter): string => {
  if (of === 0) return words.none
  if (more) return words.many(count(of))
  const drafts = state['draft'] ?? 0
  return drafts === 0 ? words.allApproved(count(of)) : words.title(count(of), count(drafts))
}

const foundTitle = ({ total, more }: Page, { count }: Formatter): string =>
  total === 0 ? words.noneFound : more ? words.manyFound(count(total)) : words.found(count(total))
