import { useState } from 'react'
import { mediaName } from '../../engine/create/media-name.ts'
import { sortOf } from '../../engine/create/media-sort.ts'
import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { classes } from '../kit/classes.ts'
import { useFormat } from '../format/useFormat.ts'
import { Icon } from '../kit/Icon.tsx'
import { words } from './Assets/words.ts'

type Asset = Operations['asset.list']['output']['items'][number]

interface Props {
  picture: Pick<Asset, 'hash' | 'mediaType'> & Partial<Pick<Asset, 'poster' | 'pages'>>
  /** `row`: within the line of a list. `field`: as wide as what it stands in. `tile`: one of several beside each other. `card`: a tile of a whole page of them. */
  shape?: 'row' | 'field' | 'tile' | 'card'
}

const sizes = {
  row: 'h-6 w-9 object-cover',
  field: 'max-h-44 w-full object-contain',
  tile: 'h-20 w-full object-cover',
  card: 'aspect-[4/3] w-full object-cover',
} as const
const empty = { ...sizes, field: 'h-24 w-full' } as const
const edge = 'shrink-0 rounded-1 bg-sunken shadow-[0_0_0_1px_var(--line)]'

/**
 * A picture, small, or what stands for a video or document: its poster, or the first page. What it is called stands beside it, so it says nothing of its
 * own.
 */
export const Thumb = ({ picture, shape = 'row' }: Props) => {
  const here = useQueryOf('person.whoami', {}).data?.engine.id
  const [undrawn, setUndrawn] = useState(false)
  const sort = sortOf(picture)
  const shown = picture.poster ?? (sort === 'video' || sort === 'captions' ? undefined : picture)
  if (here === undefined) return <span className={classes(shape !== 'field' && sizes[shape], 'shrink-0')} />
  if (!shown || undrawn)
    return (
      <span aria-hidden className={classes('grid place-items-center text-11 text-ink-3', edge, empty[shape])}>
        {sort === 'document' ? 'PDF' : sort === 'captions' ? 'CC' : <Icon name="play" />}
      </span>
    )
  const drawn = (
    <img
      src={`/media/${here}/small/${mediaName(shown)}`}
      alt=""
      loading="lazy"
      decoding="async"
      // A page or a logo is seen whole: cut to its middle it would say nothing.
      className={classes(edge, sizes[shape], isWhole(picture) && shape !== 'row' && '!object-contain p-1.5')}
      onError={() => setUndrawn(sort === 'document')}
    />
  )
  if (sort === 'picture') return drawn
  return (
    <span className={classes('relative block shrink-0', shape === 'row' ? 'w-9' : 'w-full')}>
      {drawn}
      {sort === 'video' ? (
        <span aria-hidden className={classes(badge, 'grid size-[18px] place-items-center rounded-full')}>
          <Icon name="play" className="size-[9px]" />
        </span>
      ) : shape !== 'row' && picture.pages !== undefined ? (
        <Pages count={picture.pages} />
      ) : null}
    </span>
  )
}

const isWhole = ({ mediaType }: Pick<Asset, 'mediaType'>): boolean => sortOf({ mediaType }) === 'document' || mediaType === 'image/svg+xml'

const badge = 'absolute bottom-1 left-1 bg-[rgb(0_0_0/0.7)] text-[#fff]'

/** How many there are, said in words beside it. */
const Pages = ({ count }: { count: number }) => {
  const format = useFormat()
  return (
    <span aria-hidden className={classes(badge, 'rounded-1 px-1.5 text-11')}>
      {words.document.pages(format.count(count))}
    </span>
  )
}
