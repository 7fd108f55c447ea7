import { useId, useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { usePeople } from '../../api/people.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { ActorMark } from '../../kit/Actor.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { hoursSaid, type Capacity, type Waiting } from './capacity.ts'
import { takersOf, type Taker } from './takers.ts'
import { words } from './words.ts'

interface Props {
  brief: Waiting
  teams: Capacity['teams']
  onDone: () => void
}

/** To whom a brief is given: by declared skill and the hours of the team. What does not fit is refused by the engine, here, with its reason. */
export const AssignForm = ({ brief, teams, onDone }: Props) => {
  const format = useFormat()
  const people = usePeople()
  const takers = takersOf(brief, teams, people.everybody, format)
  const [chosen, setChosen] = useState<string>()
  const taker = chosen ?? takers[0]?.id
  const { mutate, error, isPending, reset } = useCommand('brief.assign')
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <p className="pr-6 text-12 text-ink-3">
          {words.needs(hoursSaid(format)(brief.hours), brief.skill)}, {words.columns.due.toLowerCase()} {format.weekday(brief.due)}
        </p>
        <h2 className="mt-0.5 text-15 font-title text-pretty">{brief.title}</h2>
        <Go href={`/briefs/${brief.id}`} className="linked target text-12 text-ink-2">
          {words.open}
        </Go>
      </div>
      <InspectorSection title={words.to}>
        {people.everybody.length === 0 ? (
          <Loading />
        ) : takers.length === 0 ? (
          <p className="text-pretty text-ink-2">{words.toNobody(brief.skill)}</p>
        ) : (
          <form
            noValidate
            className="grid gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              if (taker !== undefined) mutate(asked({ id: brief.id, assignee: taker, ifVersion: brief.version }), { onSuccess: onDone })
            }}
          >
            <Takers
              takers={takers}
              skill={brief.skill}
              chosen={taker}
              onChoose={(id) => {
                reset()
                setChosen(id)
              }}
            />
            <p className="text-12 text-pretty text-ink-2">{words.rule}</p>
            {error ? <Problem problem={error} /> : null}
            <div>
              <Button tone="filled" type="submit" busy={isPending ? words.assigning : undefined}>
                {words.assign}
              </Button>
            </div>
          </form>
        )}
      </InspectorSection>
    </>
  )
}

interface TakersProps {
  takers: readonly Taker[]
  skill: string
  chosen: string | undefined
  onChoose: (id: string) => void
}

const Takers = ({ takers, skill, chosen, onChoose }: TakersProps) => {
  const name = useId()
  return (
    <fieldset className="-mx-2 max-h-[50vh] overflow-y-auto">
      <legend className="sr-only">{words.to}</legend>
      {takers.map(({ id, face, skills, declares, team }, index) => (
        <label
          key={id}
          className="grid cursor-pointer grid-cols-[16px_18px_minmax(0,1fr)] items-start gap-2 rounded-2 px-2 py-1.5 hover:bg-hover has-checked:bg-thread-wash has-checked:[&_.text-ink-3]:text-ink-2 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={id}
            // The form opens by a press or a key: the hand goes on where it is.
            autoFocus={index === 0}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            className="mt-1 accent-thread outline-none"
          />
          <ActorMark actor={face} titled={false} />
          <span className="min-w-0">
            <b className="cut block">{face.name}</b>
            <span className="block text-12 text-pretty text-ink-2">{declares ? words.declared(skills.join(', ')) : words.undeclared(skill)}</span>
            <span className={team.fits ? 'block text-12 text-ink-2' : 'block text-12 text-warn'}>{team.said}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
