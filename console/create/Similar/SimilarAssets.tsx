import { useQueryOf } from '../../api/queries.ts'
import { Similar } from './Similar.tsx'

export const SimilarAssets = ({ id }: { id: string }) => {
  const found = useQueryOf('asset.similar', { id }, { follows: ['asset', 'concept'] })
  return (
    <Similar
      query={found}
      itemsOf={({ items }) =>
        items.map(({ asset, ...alike }) => ({ href: `/assets/${asset.key}`, name: asset.name, picture: asset, rights: asset.rights, ...alike }))
      }
    />
  )
}
