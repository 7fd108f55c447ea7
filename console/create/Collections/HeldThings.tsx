import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { AssetCard } from '../AssetCard.tsx'
import { nameOf } from '../composed.ts'
import { RightsMark } from '../RightsMark.tsx'
import { useLocales } from '../useLocales.ts'
import type { Held } from './held.ts'
import { words } from './words.ts'

interface Props {
  held: Held
  busy: boolean
  /** What is left by hand; absent for who may not change it. */
  onWithout: ((left: { assets?: string[]; components?: string[] }) => void) | undefined
}

/** All that belongs to it now: what somebody chose can be taken out, what comes by itself says so. */
export const HeldThings = ({ held: { collection, assets, components }, busy, onWithout }: Props) => {
  const { count } = useFormat()
  const [locale] = useLocales()
  if (assets.length === 0 && components.length === 0) return <Empty fact={words.emptyHeld} meaning={words.emptyHeldMeaning} />
  const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id)
  return (
    <>
      {assets.length === 0 ? null : (
        <Section title={words.assets} side={count(assets.length)}>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-3 max-column:grid-cols-2">
            {assets.map((one) => (
              <li key={one.id} className="grid min-w-0 content-start gap-1">
                <Shown asset={one} />
                <Belongs
                  name={one.name}
                  byHand={collection.assets.includes(one.id)}
                  busy={busy}
                  onOut={onWithout && (() => onWithout({ assets: without(collection.assets, one.id) }))}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {components.length === 0 ? null : (
        <Section title={words.components} side={count(components.length)}>
          <ul className="border-b border-line">
            {components.map((one) => {
              const name = nameOf(one, assets, locale)
              return (
                <li key={one.id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-1.5">
                  <Go href={`/library/${one.key}`} className="cut font-strong hover:underline">
                    {name}
                  </Go>
                  <span className="text-ink-2">{kindLabel(one.kind)}</span>
                  <RightsMark of={[one.rights]} />
                  <Belongs
                    name={name}
                    byHand
                    busy={busy}
                    onOut={onWithout && (() => onWithout({ components: without(collection.components, one.id) }))}
                  />
                </li>
              )
            })}
          </ul>
        </Section>
      )}
    </>
  )
}

const Shown = ({ asset }: { asset: Operations['asset.show']['output']['asset'] }) => (
  <Go href={`/assets/${asset.key}`} className="group grid gap-1 rounded-2">
    <AssetCard asset={asset} />
    <b className="cut block group-hover:underline">{asset.name}</b>
  </Go>
)

interface BelongsProps {
  name: string
  byHand: boolean
  busy: boolean
  onOut: (() => void) | undefined
}

const Belongs = ({ name, byHand, busy, onOut }: BelongsProps) =>
  byHand && onOut ? (
    <span className="flex flex-wrap items-center gap-x-1.5 text-12 text-ink-2">
      {words.chosen}
      <Button tone="quiet" aria-label={words.takeOutOf(name)} onClick={busy ? undefined : onOut} className="h-6! text-12!">
        {words.takeOut}
      </Button>
    </span>
  ) : (
    <span className="text-12 leading-6 text-ink-2">{byHand ? words.chosen : words.comesByItself}</span>
  )
