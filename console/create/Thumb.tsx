import { mediaName } from '../../engine/create/media-name.ts'
import { sortOf } from '../../engine/create/media-sort.ts'
import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { classes } from '../kit/classes.ts'
import { Icon } from '../kit/Icon.tsx'

type Asset = Operations['asset.list']['output']['items'][number]

interface Props {
  picture: Pick<Asset, 'hash' | 'mediaType'> & Partial<Pick<Asset, 'poster'>>
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

/** A picture, small, or the one that stands for a video. What it is called stands beside it, so it says nothing of its own. */
export const Thumb = ({ picture, shape = 'row' }: Props) => {
  const here = useQueryOf('person.whoami', {}).data?.engine.id
  const isPlayed = sortOf(picture) === 'video'
  const shown = sortOf(picture) === 'picture' ? picture : picture.poster
  if (here === undefined) return <span className={classes(shape !== 'field' && sizes[shape], 'shrink-0')} />
  if (!shown)
    return (
      <span aria-hidden className={classes('grid place-items-center text-ink-3', edge, empty[shape])}>
        <Icon name="play" />
      </span>
    )
  const drawn = (
    <img src={`/media/${here}/small/${mediaName(shown)}`} alt="" loading="lazy" decoding="async" className={classes(edge, sizes[shape])} />
  )
  return isPlayed ? (
    <span className={classes('relative block shrink-0', shape === 'row' ? 'w-9' : 'w-full')}>
      {drawn}
      <span aria-hidden className="absolute bottom-1 left-1 grid size-[18px] place-items-center rounded-full bg-[rgb(0_0_0/0.7)] text-[#fff]">
        <Icon name="play" className="size-[9px]" />
      </span>
    </span>
  ) : (
    drawn
  )
}
