import { useParams } from '@tanstack/react-router'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useListOf, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
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

const Rule = ({ audience }: { audience: One }) => {
  const { mutate, isPending, error } = useCommand('audience.save')
  const { key, name, rule, state, version, id } = audience
  const save = (next: Partial<Pick<One, 'rule' | 'state'>>, saved?: () => void) =>
    mutate(asked({ key, name, rule, state, ifVersion: version, ...next }), saved ? { onSuccess: saved } : {})
  return (
    <Section title={words.rule} className="max-w-200 px-(--page) pb-5">
      <RuleDraft
        rule={rule}
        audience={id}
        busy={isPending}
        problem={error ? <Problem problem={error} /> : null}
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
    </Section>
  )
}
