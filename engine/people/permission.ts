import type { Actor, Role } from '../kernel/actor.ts'
import { orOf } from '../kernel/or-of.ts'

export const roleNames: Record<Role, string> = {
  owner: 'owner',
  creativeSteward: 'creative steward',
  decisionEngineer: 'decision engineer',
  creativeTechnologist: 'creative technologist',
  insightSteward: 'insight steward',
  complianceReviewer: 'compliance reviewer',
  contributor: 'contributor',
  viewer: 'viewer',
  auditor: 'auditor',
  agent: 'agent',
  flow: 'flow',
}

/** Everybody who belongs to the engine may read what is not secret. */
export const everyone: readonly Role[] = Object.keys(roleNames) as Role[]

/** Those who make things: people of the house, agents, and flows as their proposals. */
export const makers: readonly Role[] = ['owner', 'creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'contributor', 'agent', 'flow']

/** Those who keep what content is made with and who may see it: brands, fonts, kinds, templates, the pages of collections. */
export const keepers: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist']

/** Those who retire what makers made; what is proposed by a flow is taken back by one. */
export const retirers: readonly Role[] = [...keepers, 'contributor', 'flow']

/** People who gather collections; agents may propose some. */
export const gatherers: readonly Role[] = [...keepers, 'contributor']

/** Those who send what was written, and the people who write it. */
export const senders: readonly Role[] = ['owner', 'creativeSteward', 'decisionEngineer']
export const mailers: readonly Role[] = [...senders, 'contributor']

/** Those who change who sees what while it is live. */
export const deciders: readonly Role[] = ['owner', 'decisionEngineer']

/** Those who say what a measure should come to. */
export const aimers: readonly Role[] = ['owner', 'insightSteward']

export interface Verdict {
  allow: boolean
  /** A sentence that the console shows beside a control. */
  because: string
}

const oneOf = (roles: readonly Role[]): string => orOf(roles.map((role) => roleNames[role])) || 'nobody'

/** May this actor ask for this operation at all? What depends on the thing itself is said by the operation's own `decide`. */
export const can = (actor: Actor, operation: { name: string; roles: readonly Role[] }): Verdict => {
  const held = actor.roles.filter((role) => operation.roles.includes(role))
  return held.length > 0
    ? { allow: true, because: `${actor.name} is ${oneOf(held.slice(0, 1))}.` }
    : { allow: false, because: `${operation.name} takes ${oneOf(operation.roles)}; ${actor.name} is ${oneOf(actor.roles)}.` }
}
