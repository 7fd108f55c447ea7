import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useState, type CSSProperties } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { AssetCard } from '../AssetCard.tsx'
import { sizeOf } from './sizeOf.ts'
import { words } from './words.ts'

type Page = Operations['asset.list']['output']
type Listed = Page['items'][number]

/** Pixels: the least that a tile is wide, what lies between two, and its three lines of text. */
const [least, gap, text] = [148, 12, 64]
/** So many things are held beyond what is seen, and so many places are kept for what is on its way: whoever scrolls arrives where something is. */
const ahead = 800
const waiting = 200

interface Props {
  page: Page
  busy: boolean
  onMore: () => void
}

/** A wall of any length: only the rows in view are drawn, and pages are fetched before somebody is there. */
export const Tiles = ({ page: { items, total, next, more }, busy, onMore }: Props) => {
  const [wall, setWall] = useState<HTMLElement | null>(null)
  const { width, offset } = usePlaceOf(wall)
  const columns = Math.max(2, Math.floor((width + gap) / (least + gap)))
  const wide = (width - gap * (columns - 1)) / columns
  const height = wide * 0.75 + text
  const held = next === undefined ? items.length : more ? items.length + waiting : Math.min(total, items.length + waiting)
  const rows = useVirtualizer({
    count: width === 0 ? 0 : Math.ceil(held / columns),
    getScrollElement: useCallback(() => wall && scrollerOf(wall), [wall]),
    estimateSize: () => height + gap,
    scrollMargin: offset,
    overscan: 6,
  })
  useEffect(() => rows.measure(), [rows, height])
  const drawn = rows.getVirtualItems()
  const seen = ((drawn.at(-1)?.index ?? 0) + 1) * columns
  const isShort = next !== undefined && !busy && seen + ahead > items.length
  useEffect(() => {
    if (isShort) onMore()
  }, [isShort, onMore])
  const place = (index: number, top: number): CSSProperties => ({
    position: 'absolute',
    top: top - offset,
    left: (index % columns) * (wide + gap),
    width: wide,
    height,
  })
  return (
    <ul ref={setWall} aria-label={words.label} className="relative" style={{ height: Math.max(0, rows.getTotalSize() - gap) }}>
      {drawn.flatMap(({ index: row, start }) =>
        Array.from({ length: Math.min(columns, held - row * columns) }, (_, column) => {
          const index = row * columns + column
          const one = items[index]
          return one ? (
            <li key={one.id} aria-setsize={more ? -1 : total} aria-posinset={index + 1} style={place(index, start)}>
              <Tile one={one} />
            </li>
          ) : (
            <li key={index} data-waits="" aria-hidden className="rounded-1 bg-sunken" style={place(index, start)} />
          )
        }),
      )}
    </ul>
  )
}

const Tile = ({ one }: { one: Listed }) => {
  const { count } = useFormat()
  return (
    <Go href={`/assets/${one.key}${one.page === undefined ? '' : `?page=${one.page}`}`} className="group grid gap-1 rounded-2">
      <AssetCard asset={one} />
      <b className="cut block group-hover:underline">{one.name}</b>
      <span className="cut text-12 text-ink-2">
        <Measures of={one} />
      </span>
      <span className="cut text-12 text-ink-2">
        {one.because.length > 0 ? one.because.join(', ') : one.mediaType === 'text/vtt' ? words.captions.file : words.shownBy(count(one.components))}
      </span>
    </Go>
  )
}

/** How long a video, captions or a document are says more than how heavy. */
const Measures = ({ of }: { of: Listed }) => {
  const { bytes, duration, pages } = of
  const { count, duration: lasting } = useFormat()
  return (
    <>
      {of.width > 0 ? `${sizeOf(of, count)}, ` : ''}
      {duration !== undefined
        ? lasting(duration * 1_000)
        : pages !== undefined
          ? words.document.pages(count(pages))
          : words.kilobytes(count(Math.max(1, bytes / 1000)))}
    </>
  )
}

/** How wide it is, and how far from the top of what scrolls; both follow the window and what stands above. */
const usePlaceOf = (wall: HTMLElement | null): { width: number; offset: number } => {
  const [place, setPlace] = useState({ width: 0, offset: 0 })
  useEffect(() => {
    if (!wall) return
    const scroller = scrollerOf(wall)
    const look = (): void => {
      const offset = Math.round(wall.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop)
      const width = wall.clientWidth
      setPlace((before) => (before.width === width && before.offset === offset ? before : { width, offset }))
    }
    const watch = new ResizeObserver(look)
    watch.observe(wall)
    if (wall.parentElement) watch.observe(wall.parentElement)
    look()
    return () => watch.disconnect()
  }, [wall])
  return place
}

const scrollerOf = (element: HTMLElement): HTMLElement => {
  for (let one = element.parentElement; one; one = one.parentElement) if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  return document.documentElement
}
