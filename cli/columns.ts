import type { Component } from '../engine/create/component.ts'
import { titleOf } from '../engine/create/said.ts'
import { percent } from '../engine/learn/signal.ts'
import type { Figure } from '../engine/steward/measure.ts'
import { inWords } from '../engine/steward/words.ts'
import { cell } from './cell.ts'

export type Row = Record<string, unknown>

/** A field of a row by its path (`goal.metric as goal` under another head), or what is told of the whole row. */
export type Column = string | { head: string; of: (row: Row) => unknown }

interface View {
  columns: readonly Column[]
  /** Several rows that people take for one. */
  join?: (rows: readonly Row[]) => Row[]
  /** One row that people take for several. */
  spread?: (row: Row) => Row[]
}

const title: Column = {
  head: 'title',
  of: (row) => {
    const told = (row['component'] ?? row) as Row
    return told['fields'] && titleOf(told as unknown as Component, 'en')
  },
}

const signed = (share: unknown): string | undefined => (typeof share === 'number' ? `${share > 0 ? '+' : ''}${percent(share)}` : undefined)

const effect: Column = { head: 'effect', of: (row) => signed(effectOf(row)?.effect) }
const interval: Column = { head: 'interval', of: (row) => effectOf(row)?.interval?.map(signed).join(' to ') }
const effectOf = (row: Row): { effect?: number; interval?: number[] } | undefined =>
  typeof row['effect'] === 'object' ? (row['effect'] as { effect?: number }) : (row as { effect?: number })

const languages: Column = {
  head: 'languages',
  of: ({ locales }) => {
    const { said, of } = (locales ?? {}) as { said?: number; of?: number }
    return said === undefined || of === undefined ? undefined : `${said} of ${of}`
  },
}

/** A search as its parts, but what is so without being asked. */
const askedFor: Column = {
  head: 'looks for',
  of: ({ components, assets }) =>
    Object.entries((components ?? assets ?? {}) as Row)
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => `${name} ${[value].flat().join(', ')}`),
}

const alike: Column = { head: 'alike', of: ({ score }) => (typeof score === 'number' ? percent(score) : undefined) }
/** What is similar has a line for each part of that. */
const byPart = (similar: Row): Row[] => {
  const [part, ...rest] = (similar['because'] as Row[] | undefined) ?? []
  return [{ ...similar, part }, ...rest.map((one) => ({ part: one }))]
}
const ofPart = (head: string, of: (part: { says: string; score: number }) => string): Column => ({
  head,
  of: ({ part }) => part && of(part as { says: string; score: number }),
})
const parts = [ofPart('of that', ({ score }) => percent(score)), ofPart('because', ({ says }) => says)]

/** What is learned at a placement serves all its campaigns: one claim, however many of them it is told of. */
const byClaim = (rows: readonly Row[]): Row[] =>
  [...Map.groupBy(rows, ({ placement, about, slot, audience, id }) => JSON.stringify([placement, about, slot, audience, id])).values()].map(
    (those) => ({
      ...those[0],
      campaigns: those.map(({ campaign }) => campaign),
    }),
  )

/** A version has a line for each place that changed with it; one of which no change is known keeps its own. */
const byChange = (version: Row): Row[] => {
  const [change, ...rest] = (version['changes'] as Row[] | undefined) ?? []
  return [{ ...version, change }, ...rest.map((one) => ({ change: one }))]
}
const ofChange = (head: string, name = head): Column => ({ head, of: ({ change }) => (change as Row | undefined)?.[name] })

const units: Readonly<Record<string, (value: number) => string>> = {
  ms: (value) => inWords(value, 'working'),
  share: percent,
  per100: (value) => `${cell(value)} of 100`,
  perItem: (value) => `${cell(value)} each`,
  perFourWeeks: (value) => `${cell(value)} in four weeks`,
}

/** The figure of a measure in its unit, or what it still waits for. */
const figure: Column = {
  head: 'figure',
  of: ({ reading, unit }) => {
    const found = (reading as { figure?: Figure } | undefined)?.figure
    return found?.known ? (units[String(unit)] ?? cell)(found.value) : found?.because
  },
}

/**
 * What a list is looked at for, the most wanted first: what does not fit the terminal is left out from the end.
 * A list that is not named here shows what it is called by, then what else fits on a line, in the order of its schema.
 */
export const views: Readonly<Record<string, View>> = {
  'person.list': { columns: ['id', 'name', 'kind', 'roles', 'skills', 'email', 'state', 'team'] },
  'attribute.list': { columns: ['key', 'label', 'type', 'unit', 'sensitive', 'id'] },
  'audience.list': { columns: ['key', 'name', 'rule', 'state', 'id'] },
  'profile.list': { columns: ['id', 'userId', 'email', 'locale', 'timeZone', 'anonymousIds', 'state'] },
  'event.list': { columns: ['at', 'type', 'name', 'userId', 'anonymousId', 'messageId'] },
  'brief.list': {
    columns: ['id', 'title', 'state', 'due', 'placements', 'goal.metric as goal', 'audience', 'hours', 'skill', 'origin.kind as origin', 'message'],
  },
  'kind.list': { columns: ['name', 'note', 'main', 'binding', 'standard', 'components'] },
  'concept.list': { columns: ['key', 'label', 'of', 'broader', 'synonyms', 'state'] },
  'asset.list': { columns: ['key', 'name', 'because', 'tags', 'components', 'mediaType', 'width', 'height', 'bytes', 'state', 'id'] },
  'preset.list': { columns: ['key', 'name', 'width', 'height', 'fit', 'type', 'channel', 'maxBytes', 'note'] },
  'component.list': { columns: ['id', title, 'because', 'kind', 'state', languages, 'tags', 'key', 'madeAt as changed'] },
  'component.versions': {
    columns: ['version', ofChange('what', 'path'), ofChange('before'), ofChange('after'), 'operation', 'by', 'at'],
    spread: byChange,
  },
  'component.find': {
    columns: [
      title,
      'component.kind as kind',
      'shares',
      { head: 'live at', of: ({ live }) => (live as { name: string }[] | undefined)?.map(({ name }) => name) },
      effect,
      interval,
      'component.state as state',
      'component.id as id',
    ],
  },
  'component.similar': {
    columns: [title, alike, ...parts, 'component.kind as kind', 'component.state as state', 'component.key as key', 'component.id as id'],
    spread: byPart,
  },
  'asset.similar': {
    columns: ['asset.name as name', alike, ...parts, 'asset.state as state', 'asset.key as key', 'asset.id as id'],
    spread: byPart,
  },
  'search.list': {
    columns: [
      'name',
      askedFor,
      'shared',
      { head: 'gone', of: ({ gone }) => (gone as { value: string }[] | undefined)?.map(({ value }) => value) },
      'savedAt',
      'id',
    ],
  },
  'template.list': { columns: ['id', 'key', 'name', 'channel', 'state', 'isNew as waits for a yes', 'brand', 'madeAt as changed'] },
  'family.list': { columns: ['id', 'name', 'key', 'locales', 'markets', 'state', 'template', 'madeAt'] },
  'package.list': { columns: ['id', 'name', 'state', 'count as files', 'recipient', 'askedAt', 'keptUntil', 'family'] },
  'collection.list': { columns: ['key', 'name', 'tags', 'shared.until as open until', 'shared.grants as grants', 'madeAt', 'id'] },
  'use.list': { columns: ['askedAt', 'who', 'state', 'because', 'use.territories as where', 'use.media as media', 'taken', 'asset', 'id'] },
  'route.list': { columns: ['key', 'name', 'when', 'order', 'passes', 'because', 'state', 'id'] },
  'approval.list': {
    columns: ['id', 'title', 'state', 'waitsFor', 'due', 'subject.kind as kind', 'requestedAt', 'about'],
  },
  'placement.list': {
    columns: [
      'key',
      'name',
      'channel',
      'goal.metric as goal',
      'goal.counterMetric as counter',
      'policy.name as policy',
      'holdout.share as holdout',
      'eligibility',
      'state',
      'id',
    ],
  },
  'campaign.list': { columns: ['id', 'key', 'name', 'state', 'placements', 'priority', 'from', 'until', 'eligibility', 'family'] },
  'decision.list': { columns: ['id', 'at', 'placement', 'campaign', 'audience', 'branch', 'propensity', 'synthetic'] },
  'rule.list': { columns: ['id', 'of.name as of', 'changes', 'state', 'because'] },
  'mailing.list': { columns: ['id', 'name', 'state', 'audience', 'placement', 'planned', 'class', 'startedAt', 'key'] },
  'delivery.list': { columns: ['id', 'knownAs as person', 'state', 'gate', 'rule', 'due', 'mailing', 'attempts'] },
  'proof.list': { columns: ['id', 'at', 'address', 'state', 'reason', 'family', 'locale', 'mailing', 'attempts'] },
  'mailbox.list': { columns: ['id', 'at', 'to', 'subject', 'from', 'delivery'] },
  'debt.list': { columns: ['kind', 'type', 'title', 'since', 'id'] },
  'measure.list': {
    columns: ['name', figure, 'says', 'better', 'counts', 'question', 'formula', 'method'],
  },
  'insight.list': {
    columns: ['title', effect, interval, 'placement', 'slot', 'audience', 'campaigns', 'exposures', 'conversions', 'sure'],
    join: byClaim,
  },
  'signal.list': { columns: ['id', 'kind', 'state', 'placement', 'statement', 'raisedAt', 'brief', 'component'] },
  'journal.list': {
    columns: [
      'seq',
      'at',
      'verb',
      'name',
      'title',
      { head: 'objects', of: ({ objects }) => (objects as { id: string }[] | undefined)?.map(({ id }) => id) },
      'cause',
    ],
  },
  'flow.list': { columns: ['name', 'runs', 'done', 'steps', 'refused', 'sentence', 'when'] },
}
