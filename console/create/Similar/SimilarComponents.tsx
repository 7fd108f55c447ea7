import { useQueryOf } from '../../api/queries.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { nameOf } from '../composed.ts'
import { Similar } from './Similar.tsx'

export const SimilarComponents = ({ id }: { id: string }) => {
  const [address] = useAddress()
  const found = useQueryOf('component.similar', { id }, { follows: ['component', 'asset', 'concept'] })
  return (
    <Similar
      query={found}
      itemsOf={({ items, assets }) =>
        items.map(({ component, score, because }) => ({
          href: `/library/${component.key}${address.size === 0 ? '' : `?${address.toString()}`}`,
          name: nameOf(component, assets, navigator.language.split('-')[0]),
          picture: assets.find((asset) => Object.values(component.fields).some((fields) => fields['asset'] === asset.id)),
          score,
          because,
        }))
      }
    />
  )
}
