import { useState, type ComponentType, type ReactNode } from 'react'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Finding } from '../../kit/Finding.tsx'
import { Go } from '../../kit/Go.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { useFindings, type Run } from './useFindings.ts'
import { words } from './words.ts'

type Approval = Operations['approval.show']['output']['approval']

interface Props {
  approval: Approval
  /** The family has other content by now. */
  moved: boolean
  /** The region that they stand in: of the inspector, or of the body where that is a drawer. */
  as: ComponentType<{ title: ReactNode; side?: ReactNode; children: ReactNode }>
}

/** What keeps variants out or should be looked at, as the last preflight of this content found it; or that this content was not checked. */
export const Findings = ({ approval, moved, as: Frame }: Props) => {
  const { count } = useFormat()
  const { known, run } = useFindings(approval)
  const { facts } = approval
  return (
    <Frame title={words.findings} side={facts.blocked > 0 ? words.blockedOf(count(facts.blocked), count(facts.variants + facts.blocked)) : undefined}>
      {run ? (
        <Found run={run} blocked={facts.blocked > 0} />
      ) : known ? (
        <Unchecked family={approval.subject.id} moved={moved} />
      ) : (
        <Loading lines={[84, 62]} />
      )}
    </Frame>
  )
}

/** Until somebody asks for all of them. */
const first = 5

const Found = ({ run, blocked }: { run: Run; blocked: boolean }) => {
  const { count } = useFormat()
  const [all, setAll] = useState(false)
  const shown = all ? run.causes : run.causes.slice(0, first)
  const more = run.causes.length - shown.length
  return (
    <>
      {run.state === 'measuring' ? <p className="mb-2 text-pretty text-ink-2">{words.measuring(count(run.unmeasured))}</p> : null}
      {blocked ? <p className="mb-2 text-pretty text-ink-2">{words.stayOut}</p> : null}
      {run.causes.length === 0 && run.state !== 'measuring' ? <p className="text-ink-2">{words.none}</p> : null}
      <div className="grid gap-2 empty:hidden">
        {shown.map(({ severity, sentence, variants, guardrail, slot }) => (
          <Finding key={`${guardrail} ${slot} ${severity}`} severity={severity} title={sentence} place={words.variants(count(variants))} />
        ))}
      </div>
      {more > 0 ? (
        <div className="mt-2">
          <Button onClick={() => setAll(true)}>{words.moreFindings(count(more))}</Button>
        </div>
      ) : null}
    </>
  )
}

/** That nobody knows is not that nothing was found. */
const Unchecked = ({ family, moved }: { family: string; moved: boolean }) => {
  const { mutate, isPending, error } = useCommand('family.preflight')
  return (
    <>
      <p className="text-pretty">
        <b>{words.unchecked}</b> <span className="text-ink-2">{moved ? words.uncheckedMoved : words.uncheckedMeaning}</span>
      </p>
      <div className="mt-2">
        {moved ? (
          <Go href={`/families/${family}`} className="linked font-label text-thread">
            {words.openFamily}
          </Go>
        ) : (
          <Button busy={isPending ? words.checking : undefined} onClick={() => mutate(asked({ id: family }))}>
            {words.check}
          </Button>
        )}
      </div>
      {error ? (
        <div className="mt-2">
          <Problem problem={error} />
        </div>
      ) : null}
    </>
  )
}
