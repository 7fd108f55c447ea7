import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AudienceUse } from '../../../engine/audience/audience-use.ts'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useListOf, useQueryOf, type NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { RuleDraft } from '../../rule/RuleDraft.tsx'
import { words } from './words.ts'

type One = Operations['audience.list']['output']['items'][number]

const most = 1_000

/** Who is in, and why are the others not? */
export const Audience = () => {
  const { audience: key = '' } = useParams({ strict: false }) as { audience?: string }
  const query = useListOf('audience.list', {}, most)
  const found = query.data?.items.find((one) => one.key === key || one.id === key)
  const title = useTitle(found)
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/events' }, { label: words.audiences, href: '/audiences' }, { label: found?.name ?? key }]}
      title={query.data && found === undefined ? words.unknown : title}
      facts={
        found ? (
          <>
            <span className="mono">audience.{found.key}</span>
            <span>{words.states[found.state]}</span>
          </>
        ) : null
      }
    >
      <Answered query={query}>{() => (found ? <Rule key={found.id} audience={found} /> : null)}</Answered>
    </Screen>
  )
}

/** How many it keeps, as soon as that is counted. */
const useTitle = (found: One | undefined): string | undefined => {
  const { data } = useQueryOf('audience.count', { rule: found?.rule ?? '' }, { enabled: found !== undefined, follows: ['attribute', 'profile'] })
  const { count, percentWhole } = useFormat()
  if (!found || !data) return undefined
  return data.looked === 0 ? words.keepsNobodyYet(found.name) : words.keeps(found.name, percentWhole(data.kept / data.looked), count(data.all))
}

type Next = Partial<Pick<One, 'rule' | 'state'>>

const Rule = ({ audience }: { audience: One }) => {
  const { mutate, isPending, error, reset } = useCommand('audience.save')
  const [asking, setAsking] = useState<{ next: Next; saved: (() => void) | undefined }>()
  const { key, name, rule, state, version, id } = audience
  const uses = usesIn(error)
  const save = (next: Next, saved?: () => void, confirm?: string) =>
    mutate(asked({ key, name, rule, state, ifVersion: version, ...next, ...(confirm !== undefined && { confirm }) }), {
      onSuccess: () => {
        setAsking(undefined)
        saved?.()
      },
      onError: (refused) => setAsking(usesIn(refused) ? { next, saved } : undefined),
    })
  return (
    <Section title={words.rule} className="max-w-200 px-(--page) pb-5">
      <RuleDraft
        rule={rule}
        audience={id}
        busy={isPending}
        problem={error && !uses ? <Problem problem={error} /> : null}
        onSave={(next, saved) => save({ rule: next }, saved)}
      />
      <div className="mt-4 border-t border-line pt-3">
        {state === 'live' ? (
          <Button tone="danger" onClick={() => save({ state: 'retired' })}>
            {words.retire}
          </Button>
        ) : (
          <Button onClick={() => save({ state: 'live' })}>{words.use}</Button>
        )}
      </div>
      {asking && uses ? (
        <Dialog
          title={asking.next.state === 'retired' ? words.retireTitle(name) : words.changeTitle(name)}
          sentence={<UsedBy uses={uses} />}
          verb={asking.next.state === 'retired' ? words.retire : words.changeAll}
          destroys={asking.next.state === 'retired'}
          busy={isPending ? words.saving : undefined}
          open
          onOpenChange={(open) => {
            if (open) return
            setAsking(undefined)
            reset()
          }}
          onConfirm={() => save(asking.next, asking.saved, key)}
        />
      ) : null}
    </Section>
  )
}

/** What the engine says would decide otherwise, where it asks for a yes to that. */
const usesIn = (error: NoAnswer | null): AudienceUse[] | undefined =>
  isRefusal(error) && Array.isArray(error.facts?.['uses']) ? (error.facts['uses'] as AudienceUse[]) : undefined

const roads = { placement: 'placements', campaign: 'campaigns', audience: 'audiences' } as const

/** Where rules that decide now name it. */
const UsedBy = ({ uses }: { uses: readonly AudienceUse[] }) => (
  <>
    <p>{words.decidesNow}</p>
    <ul className="mt-2 grid gap-1">
      {uses.map(({ kind, key, name, as }) => (
        <li key={`${kind} ${key}`}>
          <Go href={`/${roads[kind]}/${key}`} className="linked text-ink">
            {name}
          </Go>{' '}
          {words.usedAs(kind, as.map((place) => words.places[place]).join(', '))}
        </li>
      ))}
    </ul>
  </>
)
