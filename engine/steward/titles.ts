import { approval } from '../approve/approval.ts'
import { route } from '../approve/route.ts'
import { attribute } from '../audience/attribute.ts'
import { audience } from '../audience/audience.ts'
import { key } from '../audience/key.ts'
import { brief } from '../brief/brief.ts'
import { mailing } from '../activate/mailing.ts'
import { asset } from '../create/asset.ts'
import { brand } from '../create/brand.ts'
import { component } from '../create/component.ts'
import { kindLabel } from '../create/component-kind.ts'
import { concept } from '../create/concept.ts'
import { declaredKind } from '../create/declared-kind.ts'
import { family } from '../create/family.ts'
import { font } from '../create/font.ts'
import { preset } from '../create/preset.ts'
import { titleOf } from '../create/said.ts'
import { template } from '../create/template.ts'
import { campaign } from '../decide/campaign.ts'
import { experiment } from '../decide/experiment.ts'
import { layer } from '../decide/layer.ts'
import { placement } from '../decide/placement.ts'
import { guardrail } from '../guard/guardrail.ts'
import type { Entity, Noun } from '../kernel/noun.ts'
import type { Reader } from '../kernel/reader.ts'
import { signal } from '../learn/signal.ts'
import { engine } from '../people/engine.ts'
import { person } from '../people/person.ts'
import { team } from '../people/team.ts'
import { token } from '../people/token.ts'

/** A noun whose things are called something, and what. */
interface Called {
  prefix: string
  read(read: Reader, ids: readonly string[]): Promise<(readonly [id: string, title: string])[]>
}

const called = <T extends Entity>(noun: Noun<T>, title: (thing: T) => string): Called => ({
  prefix: noun.prefix,
  read: async (read, ids) => (ids.length === 0 ? [] : (await read.many(noun, ids)).map((thing) => [thing.id, title(thing)] as const)),
})

/** In the engine’s own language. */
const calledComponent: Called = {
  prefix: component.prefix,
  read: async (read, ids) => {
    if (ids.length === 0) return []
    const locale = (await read.all(engine))[0]?.locale
    return (await read.many(component, ids)).map((one) => [one.id, titleOf(one, locale)] as const)
  },
}

const all: readonly Called[] = [
  called(engine, ({ name }) => name),
  called(person, ({ name }) => name),
  called(team, ({ name }) => name),
  called(token, ({ label }) => label),
  called(key, ({ label }) => label),
  called(attribute, ({ label }) => label),
  called(audience, ({ name }) => name),
  called(brief, ({ title }) => title),
  called(concept, ({ label }) => label),
  called(declaredKind, ({ name }) => kindLabel(name)),
  called(brand, ({ name }) => name),
  called(font, ({ family: name, weight }) => `${name} ${weight}`),
  called(asset, ({ name }) => name),
  called(preset, ({ name }) => name),
  calledComponent,
  called(template, ({ name }) => name),
  called(family, ({ name }) => name),
  called(guardrail, ({ name }) => name),
  called(route, ({ name }) => name),
  called(approval, ({ title }) => title),
  called(placement, ({ name }) => name),
  called(campaign, ({ name }) => name),
  called(experiment, ({ name }) => name),
  called(layer, ({ name }) => name),
  called(mailing, ({ name }) => name),
  called(signal, ({ statement }) => statement),
]

/** A thing on an earlier round bears a suffix. */
const own = (id: string): string => id.split('~', 1)[0] ?? id

/** What things are called now, by id. Folds and the journal keep no names: they may change, or have to be erased. */
export const titlesOf = async (read: Reader, ids: Iterable<string>): Promise<Map<string, string>> => {
  const asked = [...new Set(ids)]
  const byPrefix = Map.groupBy(new Set(asked.map(own)), (id) => id.split('_', 1)[0] ?? id)
  const known = new Map<string, string>()
  for (const one of all) for (const [id, title] of await one.read(read, byPrefix.get(one.prefix) ?? [])) known.set(id, title)
  return new Map(asked.flatMap((id) => (known.has(own(id)) ? [[id, known.get(own(id)) ?? id] as const] : [])))
}
