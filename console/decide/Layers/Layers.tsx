import { useMemo } from 'react'
import { deciders } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { Empty } from '../../kit/state/Empty.tsx'
import { strings } from '../../strings.ts'
import { EngineHoldout } from './EngineHoldout.tsx'
import { HoldoutForm } from './HoldoutForm.tsx'
import type { Layer } from './layerDraft.ts'
import { LayerForm } from './LayerForm.tsx'
import { LayerView } from './LayerView.tsx'
import { layersTitle } from './layersTitle.ts'
import { words } from './words.ts'

const most = 1000
const all = {} as const
const noLayers: readonly Layer[] = []

/** Who is kept from what by chance alone? Layers, with the slice of each campaign, and the share that sees nothing of the engine. */
export const Layers = () => {
  const [address, say] = useAddress()
  const because = useUnless(deciders, words.whoMay)
  const layers = useListOf('layer.list', all, most)
  const campaigns = useListOf('campaign.list', all, most)
  const holdout = useQueryOf('engineHoldout.show', {})
  const format = useFormat()
  const known = layers.data?.items ?? noLayers
  const close = useMemo(() => () => say({ change: undefined }), [say])
  const change = because === undefined ? (address.get('change') ?? undefined) : undefined
  const form = useForm(change, known, campaigns.data?.items, holdout.data?.share, close)
  const actions = useAddAction(because, change !== undefined, say)
  return (
    <Screen
      crumbs={[{ label: strings.stages.decide, href: '/placements' }, { label: strings.screens.layers }]}
      actions={actions}
      title={layers.data && holdout.data && layersTitle(known, holdout.data.share, format)}
      facts={<span>{words.facts}</span>}
      inspector={form}
    >
      <Answered query={holdout}>{({ share }) => <EngineHoldout share={share} because={because} onSet={() => say({ change: 'holdout' })} />}</Answered>
      <Answered query={layers}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="border-t border-line p-(--page)">
              <Empty fact={`${words.noLayer}.`} meaning={words.meaning} />
            </div>
          ) : (
            items.map((layer) => (
              <LayerView
                key={layer.id}
                layer={layer}
                campaigns={campaigns.data?.items ?? []}
                because={because}
                onChange={() => say({ change: `layer ${layer.key}` })}
              />
            ))
          )
        }
      </Answered>
    </Screen>
  )
}

/** What is being changed stands in the address: a layer by its key, a new one, or the holdout. */
const useForm = (
  change: string | undefined,
  layers: readonly Layer[],
  campaigns: Parameters<typeof LayerForm>[0]['campaigns'] | undefined,
  heldOut: number | undefined,
  close: () => void,
) => {
  if (change === undefined || campaigns === undefined || heldOut === undefined) return undefined
  if (change === 'holdout') return { label: words.holdout.name, content: <HoldoutForm share={heldOut} onDone={close} />, onClose: close }
  const layer = layers.find(({ key }) => change === `layer ${key}`)
  if (!layer && change !== 'new') return undefined
  return { label: words.one, content: <LayerForm key={change} layer={layer} campaigns={campaigns} onDone={close} />, onClose: close }
}

const useAddAction = (because: string | undefined, open: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] =>
  useMemo(
    () => [
      {
        id: 'layer.save',
        group: 'do',
        label: words.add,
        operation: 'layer.save',
        keys: 'N',
        tone: open ? 'plain' : 'filled',
        because,
        run: () => say({ change: 'new' }),
      },
    ],
    [because, open, say],
  )
