import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import type { Capacity } from './capacity.ts'
import { hoursAsTyped } from './teamDraft.ts'
import { words } from './words.ts'

interface Props {
  teams: Capacity['teams']
  /** Absent where one may not change them. */
  onChoose: ((id: string) => void) | undefined
}

/** The teams that hours come from, as they were declared. */
export const Teams = ({ teams, onChoose }: Props) => {
  const { count } = useFormat()
  return (
    <Section title={words.team.all} note={count(teams.length)}>
      <ul>
        {teams.map(({ id, name, people, hours }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-1.5">
            {onChoose ? (
              <button type="button" onClick={() => onChoose(id)} className="target linked rounded-1 font-strong">
                {name}
              </button>
            ) : (
              <b>{name}</b>
            )}
            <span className="text-ink-2">{words.seats(count(people))}</span>
            <span className="text-ink-2">{hours ? hoursAsTyped(hours) : words.team.untold}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
