import { bucketFraction } from './bucket.ts'
import { type Choice, choose, type Eligible, eligibleWhere, marginalsOf } from './choose.ts'
import { derivedSeed, drawAt, type Seed } from './draw.ts'
import type { Experiment, Plan } from './experiment.ts'
import type { Placement } from './placement.ts'

/** A running experiment as the ruleset holds it: what it takes to draw an arm. */
export interface TrialSource extends Pick<Plan, 'placement' | 'among' | 'campaign' | 'slot'> {
  id: string
  key: string
  salt: string
  arms: readonly Plan['arms'][number][]
  /** The policy that shares its traffic anew each time; absent where shares are fixed. */
  policy?: Plan['allocation']
}

/** The arm of one decision, with the probability of each: what the record keeps and the report is reckoned from. */
export interface Enrolled {
  experiment: string
  /** Index into the arms of the plan. */
  arm: number
  shares: readonly number[]
}

export const trialOf = ({ id, key, salt, plan }: Experiment, learns: (policy: string) => boolean): TrialSource => ({
  id,
  key,
  salt,
  placement: plan.placement,
  among: plan.among,
  ...(plan.campaign !== undefined && { campaign: plan.campaign }),
  ...(plan.slot !== undefined && { slot: plan.slot }),
  arms: plan.arms,
  ...(learns(plan.allocation.name) && { policy: plan.allocation }),
})

/** What chooses among a campaign's combinations at a placement: the experiment's policy while one shares its traffic, else the placement's. */
export const policyAt = (
  { placement, trial }: { placement: Pick<Placement, 'policy'>; trial?: TrialSource },
  campaign: string,
): Placement['policy'] => (trial?.policy && trial.campaign === campaign ? trial.policy : placement.policy)

/** An arm by the fixed shares: the same for a person each time; without one it is drawn with the decision. */
export const drawArm = (trial: TrialSource, subject: string | undefined, seed: Seed): number => {
  const at = subject === undefined ? drawAt(derivedSeed(seed, trial.salt), 0) : bucketFraction(trial.salt, subject)
  const shares = fixedShares(trial)
  let below = 0
  for (let arm = 0; arm < shares.length; arm++) {
    below += shares[arm]!
    if (at < below) return arm
  }
  return shares.length - 1
}

const shares = new WeakMap<TrialSource, readonly number[]>()
export const fixedShares = (trial: TrialSource): readonly number[] => {
  const known = shares.get(trial)
  if (known) return known
  const total = trial.arms.reduce((sum, { share }) => sum + share, 0)
  const made = trial.arms.map(({ share }) => share / total)
  shares.set(trial, made)
  return made
}

/** The probability of what an arm shows: more than its own share where another arm shows the same. */
export const weightOf = ({ arms }: Pick<TrialSource, 'arms'>, arm: number, of: readonly number[]): number =>
  arms.reduce((sum, { shows }, other) => (shows === arms[arm]?.shows ? sum + of[other]! : sum), 0)

export interface Drawn {
  enrolled: Enrolled
  eligible: Eligible
  choice: Choice
  /** What the experiment gave this content: the choice's own propensity is that within it. */
  weight: number
}

/** What a campaign’s eligible set becomes under an experiment among the components of its slot. */
interface Arena {
  slot: number
  /** What is left for each arm. */
  arms: readonly Eligible[]
  /** What is left for all of them together, and the share of each in it, where a policy shares. */
  union: Eligible
  shares: readonly number[]
  made: Map<string, Drawn>
}

const arenas = new WeakMap<Eligible, { trial: TrialSource; arena: Arena | undefined }>()

/**
 * Draws an arm among components, then a combination as the placement's policy has it, given the arm. Undefined where an arm has nothing to show here
 * and now: whoever could not have come into each of the arms is not part of the experiment.
 */
export const drawComponents = (trial: TrialSource, eligible: Eligible, subject: string | undefined, seed: Seed): Drawn | undefined => {
  const arena = arenaOf(trial, eligible)
  if (!arena) return undefined
  const arm = trial.policy ? undefined : drawArm(trial, subject, seed)
  const among = arm === undefined ? arena.union : arena.arms[arm]!
  const choice = choose(among, seed)
  if (!choice) return undefined
  const drawn = arm ?? trial.arms.findIndex(({ shows }) => shows === choice.combination[arena.slot])
  const key = `${drawn} ${choice.index} ${choice.branch}`
  const known = arena.made.get(key)
  if (known) return known
  const made: Drawn = {
    enrolled: Object.freeze({ experiment: trial.id, arm: drawn, shares: arena.shares }),
    eligible: among,
    choice: arm === undefined ? choice : Object.freeze({ ...choice, propensity: { ...choice.propensity, perSlot: perSlotOf(arena, choice) } }),
    weight: arm === undefined ? 1 : weightOf(trial, arm, arena.shares),
  }
  arena.made.set(key, made)
  return made
}

const arenaOf = (trial: TrialSource, eligible: Eligible): Arena | undefined => {
  const known = arenas.get(eligible)
  if (known?.trial === trial) return known.arena
  const arena = makeArena(trial, eligible)
  arenas.set(eligible, { trial, arena })
  return arena
}

const makeArena = (trial: TrialSource, { snapshot, mask }: Eligible): Arena | undefined => {
  const slot = snapshot.slots.findIndex((one) => one.slot === trial.slot)
  const members = trial.arms.map(({ shows }) => snapshot.slots[slot]?.components.indexOf(shows) ?? -1)
  const arms = members.map((member) => eligibleWhere(snapshot, (index, of) => mask[index] === 1 && of[slot] === member))
  if (arms.some(({ indices }) => indices.length === 0)) return undefined
  const union = eligibleWhere(snapshot, (index, of) => mask[index] === 1 && members.includes(of[slot]!))
  const shares = trial.policy ? members.map((member) => marginalsOf(union)[slot]![member]!) : fixedShares(trial)
  return shares.some((share) => share <= 0) ? undefined : { slot, arms, union, shares, made: new Map() }
}

/** For each slot the probability of its component, over all arms. */
const perSlotOf = ({ arms, shares }: Arena, { index }: Choice): number[] =>
  arms[0]!.snapshot.combinations[index]!.map((member, slot) => arms.reduce((sum, arm, at) => sum + shares[at]! * marginalsOf(arm)[slot]![member]!, 0))
