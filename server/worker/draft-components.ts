import { type Completion, type Model, Unwilling } from '../../adapters/models/model.ts'
import { brand } from '../../engine/create/brand.ts'
import { kindsOf } from '../../engine/create/declared-kind.ts'
import { titleOf } from '../../engine/create/said.ts'
import { draftAnswer, draftPrompt, type Drafting, promptVersion, repairPrompt } from '../../engine/create/draft-prompt.ts'
import { findComponents } from '../../engine/create/library.ts'
import { draftComponents, type Run, run } from '../../engine/create/run.ts'
import { template } from '../../engine/create/template.ts'
import { contentHash } from '../../engine/kernel/canonical.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Actor } from '../../engine/kernel/actor.ts'
import { actorOf, person } from '../../engine/people/person.ts'
import { readerOf } from '../store/reader.ts'
import { type Running, runs, type Worksite } from './running.ts'

const mostTokens = 4_000

/**
 * Lets the model write what a run asks for, as the agent that has it. What it answers is validated against its schema, then proposed, where the guardrails
 * are the gate; what does not pass is repaired once, then refused. The model is given no tool and its answer can be nothing but proposals.
 * Without a model, approved components are recombined.
 */
export const draftingComponents = (model: Model | undefined): Running =>
  runs(draftComponents, async ({ run: id }, site) => {
    const read = readerOf({ db: site.db, engine: site.engine })
    const asked = await read.get(run, id)
    const agent = asked && (await read.get(person, asked.agent))
    if (!asked || !agent || asked.state !== 'asked') return
    const desk: Desk = { asked, site, actor: actorOf(agent) }
    if (!model) return recombineInstead(desk)
    const drafting = await draftingOf(read, asked)
    if (!drafting) return end(desk, 'The template or its brand is gone.')
    try {
      await draft(desk, model, drafting)
    } catch (problem) {
      if (!(problem instanceof Unwilling)) throw problem
      await end(desk, problem.message)
    }
  })

interface Desk {
  asked: Run
  site: Worksite
  actor: Actor
}

const draftingOf = async (read: Reader, asked: Run): Promise<Drafting | undefined> => {
  const layout = await read.get(template, asked.template)
  const house = layout && (await read.get(brand, layout.brand))
  const slot = layout?.slots.find(({ name }) => name === asked.slot)
  const kind = slot && (await kindsOf(read)).get(slot.kind)
  if (!house || !slot || !kind) return undefined
  const { items } = await read.ask(findComponents, { kinds: [kind.name], states: ['approved', 'draft'], limit: 20 })
  const { locales, count, message, tags } = asked
  return { kind, slot, locales, count, message, tags, brand: house.name, voice: items.map((one) => titleOf(one, locales[0])) }
}

const draft = async (desk: Desk, model: Model, drafting: Drafting): Promise<void> => {
  const began = performance.now()
  const { system, prompt } = draftPrompt(drafting)
  const ask = (words: string): Promise<Completion> => model.complete({ system, prompt: words, mostTokens, signal: desk.site.signal })
  const workOf = (answers: Completion[]): NonNullable<Run['work']> => ({
    model: model.name.slice(0, 200),
    prompt: promptVersion,
    inputHash: contentHash({ system, prompt }),
    outputHash: contentHash(answers.at(-1)?.text ?? ''),
    tokensIn: answers.reduce((sum, { tokensIn }) => sum + tokensIn, 0),
    tokensOut: answers.reduce((sum, { tokensOut }) => sum + tokensOut, 0),
    milliseconds: Math.round(performance.now() - began),
    repaired: answers.length > 1,
  })
  const first = await ask(prompt)
  const problems = await propose(desk, drafting, first.text, workOf([first]))
  if (!problems) return
  const second = await ask(repairPrompt(prompt, first.text, problems))
  const left = await propose(desk, drafting, second.text, workOf([first, second]))
  if (left) await end(desk, `What the model wrote cannot be taken: ${left.join(' ')}`.slice(0, 600), workOf([first, second]))
}

/** Answers what is wrong, or nothing when the drafts lie in the library. */
const propose = async (desk: Desk, drafting: Drafting, text: string, work: NonNullable<Run['work']>): Promise<string[] | undefined> => {
  const parsed = draftAnswer(drafting).safeParse(jsonIn(text))
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}.`)
  const answer = await perform(desk, 'component.propose', { run: desk.asked.id, components: parsed.data.components, work })
  return isRefusal(answer)
    ? [answer.message, ...(answer.where ?? []).map(({ path, problem, hint }) => `${path}: ${problem}${hint === undefined ? '' : ` (${hint})`}`)]
    : undefined
}

/** Models like to wrap JSON in a fence or a sentence. */
const jsonIn = (text: string): unknown => {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  try {
    return JSON.parse(text.slice(from, to + 1))
  } catch {
    return undefined
  }
}

const recombineInstead = async (desk: Desk): Promise<void> => {
  const { family, tags, slot, brief } = desk.asked
  const unset = 'No model provider is set (MODEL_URL, MODEL_NAME)'
  if (family === undefined) return end(desk, `${unset}, and no family was named to recombine.`)
  const answer = await perform(desk, 'family.recombine', {
    id: family,
    tags,
    slot,
    because: `${unset}: approved components instead.`,
    ...(brief !== undefined && { brief }),
  })
  if (isRefusal(answer)) return end(desk, `${unset}, and nothing could be recombined: ${answer.message}`)
  const { family: made } = answer as { family: { id: string } }
  await perform(desk, 'run.end', { id: desk.asked.id, because: `${unset}: approved components were recombined.`, recombined: made.id })
}

const end = async (desk: Desk, because: string, work?: Run['work']): Promise<void> => {
  await perform(desk, 'run.end', { id: desk.asked.id, because, ...(work && { work }) })
}

const perform = ({ site, actor, asked }: Desk, operation: string, input: unknown): Promise<unknown | Refusal> =>
  site.perform({ engine: site.engine, actor, operation, input, ...(operation === 'family.recombine' && { idempotencyKey: `run:${asked.id}` }) })
