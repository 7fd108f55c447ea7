import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answered, Problem } from '../../api/Answered.tsx'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { strings } from '../../strings.ts'
import type { Composed } from '../composed.ts'
import { DeliverPane } from '../Deliver/DeliverPane.tsx'
import { words as way } from '../Deliver/words.ts'
import { FamilyDetails } from './FamilyDetails.tsx'
import { FamilyFacts } from './FamilyFacts.tsx'
import type { Said } from './standing.ts'
import { useFamily, useFamilyActions } from './useFamily.ts'
import { VariantsView } from './VariantsView.tsx'
import { words } from './words.ts'

/** Which combinations may go live? */
export const Variants = () => {
  const { family: id = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const { count } = useFormat()
  const { family, run, said, asked } = useFamily(id)
  const composed = family.data
  const open = useMemo(() => (approval: string) => void navigate({ to: `/review/${approval}` }), [navigate])
  const recombine = useMemo(() => (from: string) => void navigate({ href: `/families?recombine=${from}` }), [navigate])
  const [address, say] = useAddress()
  const delivering = address.get('deliver') !== null
  const deliver = useMemo(() => () => say({ deliver: '' }), [say])
  const close = useMemo(() => () => say({ deliver: undefined }), [say])
  const { actions, problem, passed, undeliverable } = useFamilyActions({ composed, run, standing: said.standing, open, recombine, deliver })
  return (
    <Screen
      crumbs={[
        { label: strings.stages.create, href: '/library' },
        { label: strings.screens.families, href: '/families' },
        ...(composed ? [{ label: composed.family.name }] : []),
      ]}
      title={composed && asked ? titleOf(composed, run, said, count) : undefined}
      facts={composed ? <FamilyFacts composed={composed} run={run} said={said} /> : null}
      actions={actions}
      subject={composed?.family.name ?? ''}
      inspector={
        composed &&
        (delivering
          ? { label: way.title, content: <DeliverPane composed={composed} because={undeliverable} onClose={close} />, onClose: close }
          : { label: words.stands.title, content: <FamilyDetails composed={composed} run={run?.preflight} said={said} /> })
      }
    >
      {problem || passed ? (
        <div className="px-(--page) pt-3">
          {problem ? <Problem problem={problem} /> : null}
          {passed ? <p role="status">{words.passed(passed)}</p> : null}
        </div>
      ) : null}
      <Answered query={family}>{(known) => <VariantsView key={known.family.id} composed={known} run={run?.preflight} />}</Answered>
    </Screen>
  )
}

/** What preflight lets through may go live once it has its yes: until then the title says no more than that nothing stands against it. */
const titleOf = (
  { family, combinations }: Composed,
  run: ReturnType<typeof useFamily>['run'],
  { standing }: Said,
  count: Formatter['count'],
): string => {
  if (family.state === 'retired') return words.stands.retired.sentence
  if (!run) return words.unchecked(count(combinations))
  const { state, passed, combinations: all, sentence } = run.preflight
  if (standing?.state === 'approved' || state === 'measuring' || passed === 0) return sentence
  return passed === all ? words.noYes.whole(count(all)) : words.noYes.partly(count(passed), count(all))
}
