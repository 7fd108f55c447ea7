import { type Rule, rule } from '../../engine/approve/rule.ts'
import { countNothing } from '../../engine/decide/cap.ts'
import { CampaignRule } from '../../engine/decide/campaign-rule.ts'
import { draftedSource } from '../../engine/decide/drafting.ts'
import { compileRuleset, type PlacementRules, type Ruleset } from '../../engine/decide/ruleset.ts'
import type { PolicySnapshot } from '../../engine/decide/snapshot.ts'
import type { Worth } from '../../engine/decide/tier.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { type LookBack, lookingBack } from '../../engine/learn/what-if/look-back.ts'
import { completed, lackingCounters, longestOf } from '../../engine/learn/what-if/missing-counts.ts'
import { lookBack, type PlaceReport, type WhatIf, whatIf } from '../../engine/learn/what-if/what-if.ts'
import { drawnBy, type Publications } from '../../engine/learn/what-if/world.ts'
import { learnedFrom } from '../../engine/learn/tally.ts'
import type { Scope } from '../store/database.ts'
import { latestSnapshots, readRuleset, rulesetOf } from '../store/decide.store.ts'
import { readCells, tagsOfComponents } from '../store/learn.store.ts'
import { countDecisions, exposuresOfMany, type LoggedRow, readLogged, snapshotsByIds, type Stretch, tiersByIds } from '../store/look-back.store.ts'
import { getThing } from '../store/noun.store.ts'
import { latestTiers } from '../store/tier.store.ts'
import { runs, type Worksite } from '../worker/running.ts'
import { componentsIn, sheetOf, tiersOf, worthOf } from './lessons.ts'
import { startTeacher } from './teacher.ts'

const page = 500
const tellMs = 500

/** Decides logged decisions once more under a draft. It goes on as long as the what-if runs, and begins anew where it was cut off. */
export const looksBack = runs(lookBack, async ({ whatIf: id }, site) => {
  const scope: Scope = { db: site.db, engine: site.engine }
  const asked = await getThing(scope, whatIf, id)
  const drafted = asked && (await getThing(scope, rule, asked.rule))
  if (asked?.state !== 'running' || !drafted) return
  const looking = progressing(site, asked)
  try {
    const places = await placesOf(scope, drafted, asked, looking)
    if (places) await looking.tell({ places })
  } catch (error) {
    if (!site.signal.aborted) await looking.tell({ failed: `It broke off: ${error instanceof Error ? error.message : String(error)}`.slice(0, 400) })
    throw error
  }
})

interface Looking {
  progress: WhatIf['progress']
  signal: AbortSignal
  /** False once it runs no longer. */
  tell(more: { places?: PlaceReport[]; failed?: string }): Promise<boolean>
  /** The same, now and then. */
  onward(): Promise<boolean>
}

const progressing = ({ perform, engine, signal }: Worksite, { id }: WhatIf): Looking => {
  const progress = { looked: 0, of: 0 }
  let told = performance.now()
  const tell: Looking['tell'] = async (more) => {
    told = performance.now()
    const answer = await perform({
      engine,
      actor: actorOfFlow('decisions-are-looked-at'),
      operation: 'whatIf.record',
      input: { id, progress, ...more },
    })
    if (!isRefusal(answer)) return true
    if (answer.code === 'wrongState' || answer.code === 'notFound') return false
    throw new Error(answer.message)
  }
  return { progress, signal, tell, onward: async () => performance.now() - told < tellMs || tell({}) }
}

/** Undefined when it was stopped on the way. */
const placesOf = async (scope: Scope, drafted: Rule, asked: WhatIf, looking: Looking): Promise<PlaceReport[] | undefined> => {
  const source = await readRuleset(scope)
  const [today, draft] = [compileRuleset(source), compileRuleset(draftedSource(source, drafted))]
  const decides = drafted.of.kind === 'placement' || source.campaigns.some(({ id }) => id === drafted.of.id)
  const stretches = (decides ? placementsOf(drafted) : []).map((placement): Stretch => ({ placement, from: asked.from, to: asked.to }))
  const counts = await Promise.all(stretches.map((stretch) => countDecisions(scope, stretch)))
  looking.progress.of = counts.reduce((sum, count) => sum + Math.min(count, asked.limit), 0)
  const places: PlaceReport[] = []
  for (const [at, stretch] of stretches.entries()) {
    const rules = { today: today.placements.get(stretch.placement), draft: draft.placements.get(stretch.placement) }
    if (!rules.today || !rules.draft) continue
    const of = { stretch, decisions: counts[at] ?? 0, drafted, ruleset: draft, today: rules.today, draft: rules.draft }
    const report = await reportOn(scope, of, asked, looking)
    if (!report) return undefined
    places.push(report)
  }
  return places
}

const placementsOf = ({ of, before, after }: Rule): string[] =>
  of.kind === 'placement' ? [of.key] : [...new Set([before, after].flatMap((side) => CampaignRule.parse(side).placements))]

interface Place {
  stretch: Stretch
  decisions: number
  drafted: Rule
  ruleset: Ruleset
  today: PlacementRules
  draft: PlacementRules
}

const reportOn = async (scope: Scope, place: Place, { limit, hash }: WhatIf, looking: Looking): Promise<PlaceReport | undefined> => {
  const { stretch, decisions, drafted, today, draft } = place
  const { metric } = today.placement.goal
  const outcome = learnedFrom(metric)
  const cells = await readCells(scope, stretch.placement)
  const published = await publishedAt(scope, stretch.placement)
  const changes = new Set(drafted.changes)
  const newPolicy = changes.has('policy')
  const taught = ['policy', 'placements', 'priority', 'value'].some((name) => changes.has(name)) ? await taughtUnder(scope, place, cells) : published
  // A policy that stays has published already; what is new to this placement has not.
  const willPublish = newPolicy ? taught : { snapshots: new Map([...taught.snapshots, ...published.snapshots]), tiers: taught.tiers }
  const look = lookingBack({ today, draft, published, drafted: willPublish, metric, cells, attributes: place.ruleset.source.attributes })
  const cases = casesOf(scope, draft)
  const by = { outcome, share: decisions <= limit ? 1 : limit / decisions, salt: hash, limit: page } as const
  for (let after = ''; ;) {
    if (looking.signal.aborted) throw new Error('the program stops; it is looked at anew when it is back')
    const rows = await readLogged(scope, stretch, { ...by, after })
    const last = rows.at(-1)
    if (!last) break
    after = last.record.id
    await cases(rows, look)
    looking.progress.looked += rows.length
    if (!(await looking.onward())) return undefined
  }
  return look.report(
    { decisions, name: today.placement.name },
    {
      learnsAnew: newPolicy,
      apartAnew: changes.has('audiences'),
      otherCaps: changes.has('caps') || changes.has('budget'),
      otherSticky: changes.has('sticky'),
    },
  )
}

const publishedAt = async (scope: Scope, placement: string): Promise<Publications> => {
  const snapshots = (await latestSnapshots(scope)).filter((one) => one.placement === placement)
  const tiers = (await latestTiers(scope)).filter((one) => one.placement === placement)
  const arenas = new Map(snapshots.filter(({ snapshot }) => snapshot.audience === undefined).map(({ campaign, arena }) => [campaign, arena]))
  // What was learned of an audience apart holds as long as what everybody draws from does.
  const held = snapshots.filter(({ campaign, arena }) => arenas.get(campaign) === arena)
  return {
    snapshots: new Map(held.map(({ campaign, snapshot }) => [drawnBy(campaign, snapshot.audience), snapshot])),
    tiers: new Map(tiers.map((tier) => [tier.priority, tier])),
  }
}

/** What would be published under the draft, from what is known now. */
const taughtUnder = async (scope: Scope, { draft, ruleset }: Place, cells: Parameters<typeof componentsIn>[0]): Promise<Publications> => {
  const tags = await tagsOfComponents(scope, componentsIn(cells, draft.candidates))
  const teacher = startTeacher()
  try {
    const snapshots = new Map<string, PolicySnapshot>()
    const worths: Worth[] = []
    for (const candidate of draft.candidates) {
      const sheet = sheetOf({ ruleset }, draft, candidate, { cells: [...cells], tags, now: new Date(), told: false })
      const answer = sheet && (await teacher.ask(sheet))
      if (!answer) continue
      for (const one of [answer.snapshot, ...answer.leaves]) snapshots.set(drawnBy(candidate.campaign.id, one.audience), one)
      worths.push(...worthOf(candidate, answer))
    }
    return { snapshots, tiers: new Map(cells.length > 0 ? tiersOf(draft, worths).map((tier) => [tier.priority, tier]) : []) }
  } finally {
    await teacher.stop()
  }
}

/** Brings what each record was decided by: its rules, what it drew from, and counts that nobody needed then. */
const casesOf = (scope: Scope, draft: PlacementRules) => {
  const rulesets = new Map<string, Ruleset | undefined>()
  const rulesOf = async ({ ruleset: hash, placement }: LoggedRow['record']): Promise<PlacementRules | undefined> => {
    if (!rulesets.has(hash)) {
      const source = await rulesetOf(scope, hash)
      rulesets.set(hash, source && compileRuleset(source))
    }
    return rulesets.get(hash)?.placements.get(placement)
  }
  return async (rows: readonly LoggedRow[], look: LookBack): Promise<void> => {
    const snapshots = await snapshotsByIds(scope, idsIn(rows, 'snapshot'))
    const tiers = await tiersByIds(scope, idsIn(rows, 'tier'))
    const cases = []
    for (const { record, converted, value } of rows) {
      const logged = await rulesOf(record)
      if (logged) cases.push({ record, logged, lacking: lackingCounters(draft, logged), outcome: { converted, value } })
      else look.lost()
    }
    const lacking = cases.filter((one) => !countNothing(one.lacking) && one.record.subject !== undefined)
    const seen = await seenBy(scope, lacking)
    for (const { lacking: counters, ...one } of cases) {
      const { snapshot = '', tier = '', subject = '' } = one.record
      look.take({
        ...one,
        snapshot: snapshots.get(snapshot),
        tier: tiers.get(tier),
        counts: completed(one.record, counters, seen.get(subject) ?? []),
      })
    }
  }
}

const idsIn = (rows: readonly LoggedRow[], what: 'snapshot' | 'tier'): string[] => [...new Set(rows.flatMap(({ record }) => record[what] ?? []))]

type Lacking = Pick<LoggedRow, 'record'> & { lacking: ReturnType<typeof lackingCounters> }

const seenBy = async (scope: Scope, lacking: readonly Lacking[]): ReturnType<typeof exposuresOfMany> => {
  const [first] = lacking
  const longest = Math.max(0, ...lacking.map((one) => longestOf(one.lacking)))
  const subjects = [...new Set(lacking.flatMap(({ record }) => record.subject ?? []))]
  return first ? exposuresOfMany(scope, subjects, new Date(Date.parse(first.record.at) - longest)) : new Map()
}
