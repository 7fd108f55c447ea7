import { useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useFrame } from '../../frame/FrameContext.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { strings } from '../../strings.ts'
import { EngineForm } from './EngineForm.tsx'
import { InviteForm } from './InviteForm.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { peopleTitle } from './peopleTitle.ts'
import { byKind, type Person, type Team } from './person.ts'
import { PersonInspector } from './PersonInspector.tsx'
import { words } from './words.ts'

const most = 2000
const everybody = {} as const
const noTeams: readonly Team[] = []
const nobody: readonly Person[] = []

/** Who may what? People, the agents that they answer for, and the standing flows. */
export const People = () => {
  const [address, say] = useAddress()
  const query = useListOf('person.list', everybody, most)
  const me = useQueryOf('person.whoami', {}).data?.person.id
  const teams = useQueryOf('capacity.show', { weeks: 1 }).data?.teams ?? noTeams
  const { count } = useFormat()
  const people = query.data?.items ?? nobody
  const rows = useMemo(() => byKind(people), [people])
  const seats = teams.reduce((sum, team) => sum + team.people, 0)
  const inviting = address.has('new')
  const { engine } = useFrame()
  const renaming = address.has('engine')
  const chosen = people.find(({ id }) => id === address.get('person'))
  const [invited, setInvited] = useState<string>()
  const close = useMemo(() => () => say({ person: undefined, new: undefined, role: undefined, engine: undefined }), [say])
  const choose = useMemo(() => (id: string) => say({ person: id, new: undefined, role: undefined, engine: undefined }), [say])
  const welcome = (id: string) => {
    setInvited(id)
    choose(id)
  }
  const actions = useInviteAction(inviting, say)
  return (
    <Screen
      crumbs={[{ label: strings.screens.people }]}
      actions={actions}
      title={query.data && peopleTitle(people, count)}
      facts={
        <>
          <span>{words.facts}</span>
          {seats > 0 ? <span>{words.seats(count(seats))}</span> : null}
        </>
      }
      inspector={
        renaming
          ? { label: words.rename, content: <EngineForm name={engine.name} onDone={close} />, onClose: close }
          : inviting
            ? {
                label: words.invited,
                content: <InviteForm role={address.get('role')} people={people} teams={teams} onDone={close} onInvited={welcome} />,
                onClose: close,
              }
            : chosen && {
                label: words.one,
                content: <PersonInspector key={chosen.id} person={chosen} people={people} teams={teams} me={me} invited={chosen.id === invited} />,
                onClose: close,
              }
      }
    >
      <Answered query={query}>
        {() => (
          <div className="px-(--page) py-3">
            <PeopleTable rows={rows} teams={teams} me={me} current={chosen?.id} onChoose={choose} />
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const useInviteAction = (inviting: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] =>
  useMemo(
    () => [
      {
        id: 'engine.rename',
        group: 'do',
        label: words.rename,
        operation: 'engine.rename',
        run: () => say({ engine: '', new: undefined, role: undefined, person: undefined }),
      },
      {
        id: 'person.invite',
        group: 'do',
        label: words.invite,
        operation: 'person.invite',
        keys: 'N',
        tone: inviting ? 'plain' : 'filled',
        run: () => say({ new: '', person: undefined, engine: undefined }),
      },
    ],
    [say, inviting],
  )
