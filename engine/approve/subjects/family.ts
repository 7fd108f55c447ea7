import { type Brief, brief } from '../../brief/brief.ts'
import { type Component, component } from '../../create/component.ts'
import { type Family, family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { titleOf } from '../../create/said.ts'
import { isNewTemplate, makersOfTemplate, type Template, template } from '../../create/template.ts'
import { guardrail } from '../../guard/guardrail.ts'
import { behindReader } from '../../guard/behind.ts'
import { type Preflight, preflight } from '../../guard/preflight.ts'
import { type Rule, rulesOf } from '../../guard/rule.ts'
import { componentBinds, templateBinds } from '../../guard/what-binds.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import type { Reader } from '../../kernel/reader.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { type Person, person } from '../../people/person.ts'
import type { Approval, Maker } from '../approval.ts'
import { type Facts, unruled } from '../facts.ts'
import { familiesSeen, type Shows, unseenPairs } from '../unseen-pairs.ts'
import type { Content, SubjectKind } from '../subject-kind.ts'

interface Gathered {
  family: Family
  template: Template | undefined
  components: Component[]
  preflight: Preflight | undefined
  /** It would be measured otherwise today. */
  behind: boolean
  brief: Brief | undefined
  people: Person[]
  rules: readonly Rule[]
  /** What people have said yes to, of families that share a part with this one. */
  seen: readonly Shows[]
}

/** A family of variants: one yes for all that preflight lets through, and with it for the parts that nobody had approved. */
export const familySubject: SubjectKind = {
  kind: 'family',
  says: 'a family of variants: a template with the components that each slot may hold',
  load: async (read, id) => {
    const found = await findOne(read, family, id)
    return found && contentOf(await gather(read, found))
  },
}

const gather = async (read: Reader, found: Family): Promise<Gathered> => {
  const layout = await read.get(template, found.template)
  const components = await read.many(component, Object.values(found.slots).flat())
  const [checked] = (await read.all(preflight, { family: found.id, hash: found.hash })).sort((a, b) => (a.at < b.at ? 1 : -1))
  return {
    family: found,
    template: layout,
    components,
    preflight: checked,
    behind: checked !== undefined && (await behindReader(read)(found, checked)),
    brief: found.brief === undefined ? undefined : await read.get(brief, found.brief),
    rules: rulesOf(await read.all(guardrail)),
    seen: await read.ask(familiesSeen, { components: components.map(({ id }) => id) }),
    people: await read.many(person, [
      found.madeBy,
      ...components.filter(isNew).map(({ madeBy }) => madeBy),
      ...(layout ? makersOfTemplate(layout) : []),
    ]),
  }
}

export const contentOf = (gathered: Gathered): Content => {
  const { family: found, people, components, template: layout } = gathered
  const over = overOf(found)
  const unfit = over ?? unfitOf(gathered)
  const makers = people.map(({ id, kind, sponsor }): Maker => ({ id, kind, ...(sponsor !== undefined && { sponsor }) }))
  return {
    subject: { kind: 'family', id: found.id, hash: found.hash },
    title: found.name,
    facts: factsOf(gathered, makers),
    makers,
    ...(found.brief !== undefined && { brief: found.brief }),
    ...(unfit && { unfit }),
    ...(over && { over }),
    granted: (of) => approveParts(of, components.filter(isNew), layout && isNewTemplate(layout) ? layout : undefined),
  }
}

const isNew = ({ state }: Component): boolean => state === 'draft'

const factsOf = (gathered: Gathered, makers: readonly Maker[]): Facts => {
  const { template: layout, components, preflight: checked, brief: asked, family: found } = gathered
  const fresh = components.filter(isNew)
  const newTemplate = layout !== undefined && isNewTemplate(layout)
  return {
    kind: 'family',
    origin: asked?.origin.kind ?? 'person',
    maker: makers.some(({ kind }) => kind === 'agent') ? 'agent' : makers.some(({ kind }) => kind === 'flow') ? 'flow' : 'person',
    channels: layout ? [layout.channel] : [],
    locales: [...found.locales].sort(),
    tags: [...new Set(components.flatMap(({ tags }) => tags))].sort(),
    variants: checked?.passed ?? 0,
    blocked: checked?.blocked ?? 0,
    warned: checked?.warned ?? 0,
    newComponents: fresh.length,
    newClaims: fresh.filter((one) => componentBinds(one, layout, gathered)).length + (newTemplate && templateBinds(layout, gathered) ? 1 : 0),
    ...pairsIn(gathered),
    newTemplate,
    ...unruled,
  }
}

const mostNamed = 20

const pairsIn = ({ family: found, seen, components }: Gathered): Pick<Facts, 'newPairs' | 'pairs'> => {
  const unseen = unseenPairs(found, seen)
  const byId = new Map(components.map((one) => [one.id, one]))
  const named = (id: string): string => {
    const component = byId.get(id)
    return component ? `“${titleOf(component, found.locales[0]).slice(0, 60)}”` : id
  }
  return { newPairs: unseen.length, pairs: unseen.slice(0, mostNamed).map(([one, beside]) => `${named(one)} with ${named(beside)}`) }
}

const overOf = ({ name, state }: Family): Refusal | undefined =>
  state === 'retired' ? refuse('wrongState', `“${name}” is retired.`, { remedy: 'Make a family for what should be shown.' }) : undefined

const unfitOf = ({ family: found, preflight: checked, behind }: Gathered): Refusal | undefined => {
  if (!checked) return refuse('blocked', `“${found.name}” has not been through preflight as it stands.`, { remedy: 'Run preflight, then ask again.' })
  if (checked.state === 'measuring') {
    return refuse('blocked', `“${found.name}” is not measured yet: ${checked.unmeasured} texts and pictures are still to be.`, {
      remedy: 'Ask again when preflight is through.',
    })
  }
  if (behind)
    return refuse('blocked', `“${found.name}” was measured by what has changed since.`, {
      remedy: 'Run preflight, then ask again when it is through.',
    })
  if (checked.passed > 0) return undefined
  return refuse('blocked', `Preflight blocks all ${checked.combinations} variants of “${found.name}”.`, {
    where: checked.causes
      .filter(({ severity }) => severity === 'block')
      .map(({ slot, sentence }) => ({ ...(slot !== undefined && { path: `slots.${slot}` }), problem: sentence })),
    remedy: 'Mend what it names, then ask again.',
    facts: { preflight: checked.id },
  })
}

/** What passed by a rule was seen by nobody, so its new parts stay drafts. */
const approveParts = (of: Approval, fresh: readonly Component[], layout: Template | undefined): ReturnType<Content['granted']> => {
  if (of.passed) return { save: [], journal: [] }
  const objects = { approval: of.id, family: of.subject.id }
  return {
    save: [
      ...fresh.map((one) => put(component, amend(one, { state: 'approved' as const }))),
      ...(layout ? [put(template, amend(layout, { approved: layout.hash, makers: [] }))] : []),
    ],
    journal: [
      ...(fresh.length > 0 ? [happened('component.approved', { component: fresh.map(({ id }) => id), ...objects })] : []),
      ...(layout ? [happened('template.approved', { template: layout.id, ...objects }, { hash: layout.hash })] : []),
    ],
  }
}
