import { sortOf } from '../../../engine/create/media-sort.ts'
import { journalLine } from '../../api/journalLine.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { Journal } from '../../kit/Journal.tsx'
import { Time } from '../../kit/Time.tsx'
import { UseRequests } from '../Collections/UseRequests.tsx'
import { HowItDoes } from '../Follow/HowItDoes.tsx'
import { KeptOff } from '../KeptOff.tsx'
import { SimilarAssets } from '../Similar/SimilarAssets.tsx'
import { Thumb } from '../Thumb.tsx'
import { words } from './words.ts'

type Shown = Operations['asset.show']['output']

const mostEntries = 12

/** Where it is used, what is like it, what it says itself, its versions and its history. */
export const AssetFacts = ({ shown }: { shown: Shown }) => (
  <>
    <Use shown={shown} />
    <UseRequests of={{ asset: shown.asset.id, state: ['granted'] }} title={words.use.granted} />
    <HowItDoes kind="asset" id={shown.asset.id} />
    <SimilarAssets id={shown.asset.id} />
    <Itself shown={shown} />
    {shown.versions.length > 1 ? <Versions shown={shown} /> : null}
    <History id={shown.asset.id} />
  </>
)

const Use = ({ shown: { live, components, families, collections } }: { shown: Shown }) => (
  <InspectorSection title={words.use.title}>
    {live.length + components.length === 0 ? <p className="text-ink-2">{words.use.nowhere}</p> : null}
    <ul className="grid gap-1.5">
      {live.map(({ campaign, name, placements, offAir }) => (
        <li key={campaign}>
          <Go href={`/campaigns/${campaign}`} className="linked">
            {words.use[offAir?.whole ? 'off' : 'live'](name, placements.join(', '))}
          </Go>
          <KeptOff offAir={offAir} />
        </li>
      ))}
      {families.map(({ id, key, name }) => (
        <Line key={id} href={`/families/${key}`} name={name} kind={words.use.family} />
      ))}
      {components.map(({ id, key, title }) => (
        <Line key={id} href={`/library/${key}`} name={title} kind={words.use.component} />
      ))}
      {collections.map(({ id, key, name }) => (
        <Line key={id} href={`/collections/${key}`} name={name} kind={words.use.collection} />
      ))}
    </ul>
  </InspectorSection>
)

const Line = ({ href, name, kind }: { href: string; name: string; kind: string }) => (
  <li className="flex justify-between gap-3">
    <Go href={href} className="linked cut">
      {name}
    </Go>
    <span className="text-12 text-ink-3">{kind}</span>
  </li>
)

const said = [
  'title',
  'creator',
  'credit',
  'copyright',
  'owner',
  'usageTerms',
  'licensor',
  'webStatement',
  'caption',
  'keywords',
  'capturedAt',
  'sourceType',
] as const

const Itself = ({ shown: { asset } }: { shown: Shown }) => {
  const lines = said.flatMap((name) => {
    const value = asset.metadata?.[name]
    return value === undefined ? [] : [{ name, text: Array.isArray(value) ? value.join(', ') : value }]
  })
  return (
    <InspectorSection title={words.metadata.title}>
      <p className="text-pretty text-ink-2">{lines.length === 0 ? words.metadata.nothing : words.metadata.unconfirmed}</p>
      <dl>
        {lines.map(({ name, text }) => (
          <div key={name} className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 last:border-0">
            <dt className="text-12 text-ink-3">
              {name === 'capturedAt' && sortOf(asset) === 'document' ? words.metadata.made : words.metadata.names[name]}
            </dt>
            <dd className="wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
    </InspectorSection>
  )
}

const Versions = ({ shown: { versions, asset } }: { shown: Shown }) => {
  return (
    <InspectorSection title={words.versions.title}>
      <ol className="grid gap-1.5">
        {versions.map((one) => (
          <li key={one.id} className="flex items-center gap-2">
            <Thumb picture={one} />
            {one.id === asset.id ? (
              <span className="cut">{words.versions.current}</span>
            ) : (
              <Go href={`/assets/${one.key}`} className="linked cut">
                {one.name}
              </Go>
            )}
            <Time at={one.addedAt} as="weekdayClock" className="ml-auto text-12 whitespace-nowrap text-ink-3" />
          </li>
        ))}
      </ol>
    </InspectorSection>
  )
}

const History = ({ id }: { id: string }) => {
  const { data } = useQueryOf('journal.list', { object: { type: 'asset', id }, limit: mostEntries }, { follows: ['asset'] })
  const lines = data?.items.map(journalLine) ?? []
  return (
    <InspectorSection title={words.history.title}>
      <Journal lines={lines} label={words.history.title} />
      {data && data.total > lines.length ? (
        <Go href={`/journal?type=asset&id=${id}`} className="linked text-12">
          {words.history.more}
        </Go>
      ) : null}
    </InspectorSection>
  )
}
