import { roleNames } from '../../../engine/people/permission.ts'
import type { Role } from '../../../engine/kernel/actor.ts'
import type { Operations } from '../../api/operations.ts'

/** What stands in the form, as it was typed. */
export interface Invitation {
  kind: 'person' | 'agent'
  name: string
  email: string
  roles: readonly Role[]
  team: string | undefined
  sponsor: string | undefined
  skills: string
}

const emptyInvitation: Invitation = { kind: 'person', name: '', email: '', roles: [], team: undefined, sponsor: undefined, skills: '' }

/** An engine has one owner; agents and flows hold their own role and no other. */
const others: readonly Role[] = ['owner', 'agent', 'flow']

export const rolesOfPeople = (Object.keys(roleNames) as Role[])
  .filter((role) => !others.includes(role))
  .map((role) => ({ role, label: roleNames[role] }))

/** An empty one; with the role that somebody is wanted for. */
export const invitationFor = (role: string | null): Invitation => ({
  ...emptyInvitation,
  roles: rolesOfPeople.flatMap((one) => (one.role === role ? [one.role] : [])),
})

export const inputFrom = ({ kind, name, email, roles, team, sponsor }: Invitation, skills: string[]): Operations['person.invite']['input'] => ({
  kind,
  name: name.trim(),
  skills,
  ...(kind === 'agent'
    ? { roles: ['agent'], ...(sponsor === undefined ? {} : { sponsor }) }
    : { roles: [...roles], ...(email.trim() === '' ? {} : { email: email.trim() }), ...(team === undefined ? {} : { team }) }),
})
