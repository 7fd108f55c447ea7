import { z } from 'zod'

/** The roles of an engine (docs/governance.md says what each may do). `operator` belongs to the installation, not to an engine. */
export const Role = z.enum([
  'owner',
  'creativeSteward',
  'decisionEngineer',
  'creativeTechnologist',
  'insightSteward',
  'complianceReviewer',
  'contributor',
  'viewer',
  'auditor',
  'agent',
  'flow',
])
export type Role = z.infer<typeof Role>

export const ActorKind = z.enum(['person', 'agent', 'flow'])
export type ActorKind = z.infer<typeof ActorKind>

/** Who acts. An agent acts for a sponsor, a flow for nobody: both come through the same door as a person. */
export interface Actor {
  kind: ActorKind
  id: string
  name: string
  roles: readonly Role[]
  /** The person who answers for an agent. */
  sponsor?: string
  team?: string
}

/** The only impurity that a decision sees. `newId` and `newSecret` give the same again when a commit is re-run. */
export interface Moment {
  now: Date
  /** The engine that all of this happens in. */
  engine: string
  /** Under which people reach the console; what a link for them begins with. */
  address: string
  newId(prefix: string): string
  /** 32 bytes of chance, base64url: shown once, stored as its hash alone. */
  newSecret(): string
  actor: Actor
}
