import type { ComponentProps } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { RightsMark } from '../RightsMark.tsx'
import { Thumb } from '../Thumb.tsx'
import { words } from './words.ts'

type Likeness = Pick<Operations['asset.similar']['output']['items'][number], 'score' | 'because'>

interface Item extends Likeness {
  href: string
  name: string
  picture: ComponentProps<typeof Thumb>['picture'] | undefined
  /** Its own, where it has any: what keeps it from being shown is marked. */
  rights?: ComponentProps<typeof RightsMark>['of'][number]
}

interface Props<T> {
  query: ComponentProps<typeof Answered<T>>['query']
  itemsOf: (answer: T) => readonly Item[]
}

/** What is most like a thing: each with how much, and what they share with how much of that it is. */
export const Similar = <T,>({ query, itemsOf }: Props<T>) => (
  <InspectorSection title={words.title}>
    <Answered query={query}>{(answer) => <Items items={itemsOf(answer)} />}</Answered>
  </InspectorSection>
)

const Items = ({ items }: { items: readonly Item[] }) => {
  const { percentWhole: share } = useFormat()
  return items.length === 0 ? (
    <p className="text-pretty text-ink-2">{words.none}</p>
  ) : (
    <ul className="grid gap-2.5">
      {items.map(({ href, name, picture, rights, score, because }) => (
        <li key={href} className="grid gap-0.5">
          <span className="flex items-center gap-2">
            {picture ? <Thumb picture={picture} /> : null}
            <Go href={href} className="linked cut">
              {name}
            </Go>
            {rights ? <RightsMark of={[rights]} /> : null}
            <span className="ml-auto text-12 whitespace-nowrap text-ink-2">{words.alike(share(score))}</span>
          </span>
          <span className="text-12 text-pretty text-ink-3">{because.map((one) => `${one.says} (${share(one.score)})`).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
