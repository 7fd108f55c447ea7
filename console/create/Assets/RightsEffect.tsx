import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useRightsInWords } from '../useRightsInWords.ts'
import { words } from './words.ts'

const { effect: says } = words.rights

interface Props {
  shown: Pick<Operations['asset.show']['output'], 'asset' | 'live'>
  /** As they would be saved. */
  rights: NonNullable<Operations['asset.effect']['input']['rights']>
}

/** Before it is saved: where these rights take a picture off the air, at once or after their last day. */
export const RightsEffect = ({ shown: { asset, live }, rights }: Props) => {
  const { count } = useFormat()
  const { day, today } = useRightsInWords()
  const { data, error } = useQueryOf('asset.effect', { id: asset.id, rights }, { follows: ['asset', 'campaign'], enabled: live.length > 0 })
  if (!data || error) return null
  return [...Map.groupBy(data.campaigns, ({ from }) => from)].map(([from, these]) => (
    <p key={from} role="status" className="text-pretty text-warn">
      {from === today ? says.atOnce(count(these.length)) : says.later(count(these.length), day(from))}
    </p>
  ))
}
