import { useMemo, useRef, useState, type DragEvent } from 'react'
import { mostBytes } from '../../../engine/create/coming-in.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { usePagesOf, useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { LibraryScreen } from '../Library/LibraryScreen.tsx'
import { SavedSearches } from '../Library/SavedSearches.tsx'
import { NothingFound, SearchBar } from '../Library/SearchBar.tsx'
import { chosenIn, droppedIn } from './found.ts'
import { Settle } from './Settle.tsx'
import { Tiles } from './Tiles.tsx'
import { mediaTypes } from './typeOf.ts'
import { UploadList } from './UploadList.tsx'
import { assetsAddress, useAssetSearch } from './useAssetSearch.ts'
import { useUploads } from './useUploads.ts'
import { words } from './words.ts'

type Page = Operations['asset.list']['output']

const page = 200
const kinds = [...mediaTypes, '.vtt', '.zip'].join(',')
const nextOf = ({ next }: Page) => next
const join = (pages: readonly Page[]): Page => {
  const last = pages.at(-1)
  return {
    items: pages.flatMap(({ items }) => items),
    total: last?.total ?? 0,
    more: last?.more ?? false,
    ...(last?.next !== undefined && { next: last.next }),
  }
}

/** Pictures, videos and documents as tiles, by what is looked for. Whoever drops files here adds them. */
export const Assets = () => {
  const { search, asked, facets } = useAssetSearch()
  const list = usePagesOf('asset.list', { ...asked, sort: search.sort, limit: page }, { next: nextOf, join, follows: ['component'] })
  const uploads = useUploads()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.add(droppedIn(event.dataTransfer))
  }
  const now = useMemo(() => ({ assets: { ...asked, sort: search.sort } }), [asked, search.sort])
  const format = useFormat()
  const everything = useQueryOf('asset.facets', {}).data
  const title = search.open ? everything && titleOf(everything, format) : list.data && foundTitle(list.data, format)
  return (
    <LibraryScreen view="assets" title={title}>
      <div
        className={over ? 'min-h-full bg-thread-wash' : 'min-h-full'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className="grid gap-3 px-(--page) py-3">
          <PickFiles over={over} onPick={(files) => uploads.add(chosenIn(files))} />
          <UploadList {...uploads} />
          <SearchBar search={search} facets={facets}>
            <SavedSearches now={now} open={search.open} addressOf={addressOf} />
          </SearchBar>
          {isUncleared(asked) && list.data && list.data.items.length > 0 ? <Settle search={asked} found={inWords(list.data, format)} /> : null}
          <Answered query={list}>
            {(pages) =>
              pages.items.length === 0 ? (
                search.open && search.sort === 'newest' ? (
                  <Empty fact={words.none} meaning={words.meaning} />
                ) : (
                  <NothingFound search={search} facets={facets} />
                )
              ) : (
                <Tiles page={pages} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
              )
            }
          </Answered>
        </div>
      </div>
    </LibraryScreen>
  )
}

const addressOf = ({ assets = {} }: { assets?: Parameters<typeof assetsAddress>[0] | undefined }): string => assetsAddress(assets)

const titleOf = ({ state, more, of }: Operations['asset.facets']['output'], { count }: Formatter): string => {
  const usable = state['usable'] ?? 0
  return more ? words.many(count(of)) : usable === 0 ? words.none : words.count(count(usable))
}

const foundTitle = ({ total, more }: Page, { count }: Formatter): string =>
  total === 0 ? words.noneFound : more ? words.manyFound(count(total)) : words.found(count(total))

/** Nothing but what is not cleared. */
const isUncleared = ({ rights }: Operations['asset.list']['input']): boolean => String(rights) === 'uncleared'

const inWords = ({ total, more }: Page, { count }: Formatter): string => (more ? words.moreThan(count(total)) : count(total))

type Pick = (files: Iterable<File>) => void

/** In whole units, as one says it of a limit. */
const weight = (bytes: number): string => (bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${Math.floor(bytes / 1e9)} GB`)

const PickFiles = ({ over, onPick }: { over: boolean; onPick: Pick }) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <Picker label={words.upload.pick} onPick={onPick} accept={kinds} />
    <Picker label={words.upload.pickFolder} onPick={onPick} webkitdirectory="" />
    <p className="text-12 text-ink-2">
      {over
        ? words.upload.drop
        : words.upload.hint(weight(mostBytes.picture), weight(mostBytes.video), weight(mostBytes.document), weight(mostBytes.captions))}
    </p>
  </div>
)

const Picker = ({ label, onPick, ...how }: { label: string; onPick: Pick; accept?: string; webkitdirectory?: '' }) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        {...how}
        ref={input}
        type="file"
        multiple
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>{label}</Button>
    </>
  )
}
