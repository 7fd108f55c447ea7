import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { Share } from '../../kit/Share.tsx'
import type { Operations } from '../../api/operations.ts'
import { words as activate } from '../../activate/words.ts'
import { sumOf, type Layer } from './layerDraft.ts'
import { words } from './words.ts'

export type Campaign = Operations['campaign.list']['output']['items'][number]

interface Props {
  layer: Layer
  campaigns: readonly Campaign[]
  because: string | undefined
  onChange: () => void
}

const columns = 'grid grid-cols-[minmax(0,1fr)_72px_minmax(110px,34%)] items-center gap-x-4 border-b border-line py-1 last:border-0'

/** One layer: each campaign with its slice, exact, and the people who are in none. */
export const LayerView = ({ layer, campaigns, because, onChange }: Props) => {
  const { count } = useFormat()
  const rest = Math.max(0, 1 - sumOf(layer.members))
  return (
    <Section
      title={layer.name}
      note={<span className="mono">{layer.key}</span>}
      side={words.members(count(layer.members.length))}
      className="border-t border-line px-(--page) pb-4"
    >
      <div className="max-w-160">
        <ul aria-label={words.slices(layer.name)} className="mb-2.5">
          {layer.members.map(({ campaign, share }) => (
            <Slice key={campaign} id={campaign} share={share} found={campaigns.find(({ id }) => id === campaign)} />
          ))}
          <li className={columns}>
            <span className="col-span-2 text-pretty text-ink-2">
              {words.rest}, {words.restMeaning}
            </span>
            <Share share={rest} label={words.rest} />
          </li>
        </ul>
        <Button because={because} onClick={onChange} aria-label={`${words.change} ${layer.name}`}>
          {words.change}
        </Button>
      </div>
    </Section>
  )
}

const Slice = ({ id, share, found }: { id: string; share: number; found: Campaign | undefined }) => (
  <li className={columns}>
    {found ? (
      <Go href={`/campaigns/${id}`} className="cut w-fit max-w-full rounded-1 font-strong">
        {found.name}
      </Go>
    ) : (
      <span className="text-ink-2">{words.gone}</span>
    )}
    <span className="text-12 text-ink-2">{found ? activate.campaignStates[found.state] : ''}</span>
    <Share share={share} lead={found?.state === 'live'} label={found?.name ?? id} />
  </li>
)
