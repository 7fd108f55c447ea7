import type { ComponentProps } from 'react'
import { RightsMark } from './RightsMark.tsx'
import { Thumb } from './Thumb.tsx'

type Asset = ComponentProps<typeof Thumb>['picture'] & { rights?: ComponentProps<typeof RightsMark>['of'][number] }

/** An asset among others: what it looks like, and over that whether its rights keep it from being used. */
export const AssetCard = ({ asset }: { asset: Asset }) => (
  <span className="relative block">
    <Thumb picture={asset} shape="card" />
    <span className="absolute top-1.5 left-1.5">
      <RightsMark of={[asset.rights]} />
    </span>
  </span>
)
