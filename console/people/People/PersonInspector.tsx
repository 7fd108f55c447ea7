import { useState } from 'react'
import { roleNames } from '../../../engine/people/permission.ts'
import { faceOf } from '../../api/faceAmong.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Actor } from '../../kit/Actor.tsx'
import { Button } from '../../kit/Button.tsx'
import { AmendForm } from './AmendForm.tsx'
import type { Person, Team } from './person.ts'
import { PermissionList } from './PermissionList.tsx'
import { SignInLink } from './SignInLink.tsx'
import { Tokens } from './Tokens.tsx'
import { words } from './words.ts'

interface Props {
  person: Person
  people: readonly Person[]
  teams: readonly Team[]
  me: string | undefined
  /** Was invited just now. */
  invited: boolean
}

/** Somebody: who they are, what they may, and, when it is oneself or one's own agent, the tokens that act as them. */
export const PersonInspector = ({ person, people, teams, me, invited }: Props) => {
  const [amending, setAmending] = useState(false)
  const { id, kind, state, roles, email, team, skills, sponsor } = person
  const owns = people.find((one) => one.id === me)?.roles.includes('owner') ?? false
  const sponsorName = people.find((one) => one.id === sponsor)?.name
  const facts = [
    [words.columns.may, roles.map((role) => roleNames[role]).join(', ')],
    [words.fields.email, email],
    [words.columns.team, teams.find((one) => one.id === team)?.name],
    [words.columns.skills, skills.join(', ')],
    [words.fields.sponsor, sponsorName],
  ].filter(([, value]) => value)
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <h2 className="pr-6 text-15 font-title">
          <Actor actor={faceOf(person, sponsorName)} />
        </h2>
        {amending ? null : (
          <>
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
              {facts.map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-ink-3">{name}</dt>
                  <dd className="text-pretty break-words">{value}</dd>
                </div>
              ))}
            </dl>
            {kind !== 'flow' && (id === me || owns) ? (
              <div className="mt-3">
                <Button onClick={() => setAmending(true)}>{words.amend}</Button>
              </div>
            ) : null}
          </>
        )}
      </div>
      {amending ? (
        <InspectorSection title={words.amend}>
          <AmendForm person={person} teams={teams} onDone={() => setAmending(false)} />
        </InspectorSection>
      ) : null}
      {owns && kind === 'person' && state === 'active' ? <SignInLink person={person} isMe={id === me} invited={invited} /> : null}
      <PermissionList person={person} isMe={id === me} />
      {id === me || sponsor === me ? <Tokens holder={id} /> : null}
    </>
  )
}
