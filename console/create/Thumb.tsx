import { mediaName } from '../../engine/create/media-name.ts'
import type { Operations } from '../api/operations.ts'
import { useQueryOf } from '../api/queries.ts'
import { classes } from '../kit/classes.ts'

type Asset = Operations['asset.list']['output']['items'][number]

interface Props {
  picture: Pick<Asset, 'hash' | 'mediaType'>
  /** `row`: within the line of a list. `field`: as wide as what it stands in. `tile`: one of several beside each other. `card`: a tile of a whole page of them. */
  shape?: 'row' | 'field' | 'tile' | 'card'
}

const sizes = {
  row: 'h-6 w-9 object-cover',
  field: 'max-h-44 w-full object-contain',
  tile: 'h-20 w-full object-cover',
  card: 'aspect-[4/3] w-full object-cover',
} as const

/** A picture, small. What it is called stands beside it, so it says nothing of its own. */
export const Thumb = ({ picture, shape = 'row' }: Props) => {
  const here = useQueryOf('person.whoami', {}).data?.engine.id
  const size = sizes[shape]
  return here === undefined ? (
    <span className={classes(shape !== 'field' && sizes[shape], 'shrink-0')} />
  ) : (
    <img
      src={`/media/${here}/small/${mediaName(picture)}`}
      alt=""
      loading="lazy"
      decoding="async"
      className={classes('shrink-0 rounded-1 bg-sunken shadow-[0_0_0_1px_var(--line)]', size)}
    />
  )
}
