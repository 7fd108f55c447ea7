import { expect, it } from 'vitest'
import { forPeople } from './print.ts'

const told = (answer: unknown, operation: string, width = 140): string[] => forPeople(answer, undefined, width, operation).split('\n')

const component = (id: string, text: string) => ({
  id,
  version: 1,
  key: text.toLowerCase().replaceAll(' ', '-'),
  kind: 'headline',
  fields: { de: { text: 'Auf Deutsch' }, en: { text } },
  tags: ['rain', 'commute'],
  state: 'approved',
})

it('shows of what was found what it says, what it did and where it is live', () => {
  const found = {
    shares: ['commuters', 'rain'],
    component: component('cpt_1', 'Dry all the way home'),
    effect: { effect: 0.12, interval: [0.03, 0.21], exposures: 900, placement: { key: 'home-hero', name: 'Home hero' } },
    live: [{ key: 'home-hero', name: 'Home hero' }],
  }
  const [head, row, foot] = told({ items: [found, { component: component('cpt_2', 'Rain'), live: [] }] }, 'component.find')
  expect(head).toMatch(/^title +kind +shares +live at +effect +interval +state +id$/)
  expect(row).toMatch(/^Dry all the way home +headline +commuters, rain +Home hero +\+12 % +\+3\.0 % to \+21 % +approved +cpt_1$/)
  expect(foot).toMatch(/^Rain +headline +approved +cpt_2$/)
})

it('never answers rows with blank lines, whatever they hold', () => {
  const [head, row] = told({ items: [{ what: { key: 'a', name: 'Alpha' }, at: { place: 'here' } }] }, 'made-up.list')
  expect(head).toBe('what.key  what.name  at.place')
  expect(row).toBe('a         Alpha      here')
})

it('tells a claim of a placement once, with its effect, its interval and its campaigns by name', () => {
  const claim = {
    about: 'component',
    placement: 'home-hero',
    id: 'cpt_1',
    title: 'Find your layer',
    effect: 0.28,
    interval: [0.084, 0.507],
    sure: true,
  }
  const items = ['cmp_1', 'cmp_2'].map((campaign) => ({ ...claim, campaign }))
  const campaigns = [
    { id: 'cmp_1', name: 'Autumn' },
    { id: 'cmp_2', name: 'Winter' },
  ]
  expect(told({ items, campaigns, gathering: 3 }, 'insight.list').slice(1)).toEqual([
    'Find your layer  +28 %   +8.4 % to +51 %  home-hero  Autumn, Winter  true',
    '1 of 1',
    'gathering  3',
  ])
})

it('keeps state and due date of a brief on a narrow terminal, and says what it leaves out', () => {
  const brief = {
    id: 'brf_01m8myfj3hdzj35dnb',
    title: 'Members’ week by e-mail',
    message: 'Members get a first look at the winter shells for one week.',
    state: 'assigned',
    due: '2026-12-05T12:00:00.000Z',
    audience: 'everyone',
  }
  const [head = '', row = '', also = ''] = told({ items: [brief], total: 1 }, 'brief.list', 84)
  expect(head.split(/ +/)).toEqual(['id', 'title', 'state', 'due'])
  expect(row).toMatch(/Members’ week by e-mail +assigned +2026-12-05T12:00Z$/)
  expect(also).toBe('(also: audience, message; --json shows all)')
  for (const line of [head, row]) expect(line.length).toBeLessThanOrEqual(84)
})

it('calls by its name whatever stands in the same answer with one', () => {
  const lines = told({ teams: [{ id: 'tea_1', name: 'Studio' }], loads: [{ team: 'tea_1', skill: 'copy', left: 90 }] }, 'capacity.show')
  expect(lines.at(-1)).toBe('  Studio  copy   90')
  expect(lines.join('\n')).toContain('tea_1  Studio')
})

it('shows a measure with its formula and method, and the items behind it', () => {
  const answer = {
    measure: { name: 'flow-time', formula: 't(live) − t(taken on)', method: 'order statistics' },
    items: [{ id: 'brf_1', value: 0.30001 }],
    total: 1,
  }
  const lines = told(answer, 'measure.show')
  expect(lines).toContain('  formula  t(live) − t(taken on)')
  expect(lines).toContain('  method   order statistics')
  expect(lines.slice(-3)).toEqual(['id     value', 'brf_1  0.3', '1 of 1'])
})

it('says below a list that there are more than were counted, and nothing of that where all were', () => {
  const items = [component('cpt_1', 'Rain')]
  expect(told({ items, total: 1_000, more: true, next: '1' }, 'component.list').slice(-1)).toEqual(['1 of more than 1000; the next page: --after 1'])
  expect(told({ items, total: 1, more: false }, 'component.list').slice(-1)).toEqual(['1 of 1'])
})

it('tells what changed with each version, a line for each place', () => {
  const now = component('cpt_1', 'Rain')
  const changes = [
    { path: 'fields.de.text', before: 'Regen', after: 'Nass' },
    { path: 'tags.wry', after: 'wry' },
  ]
  const items = [
    { version: 2, component: now, by: 'per_1', at: '2026-11-30T12:00:00.000Z', operation: 'component.amend', changes },
    { version: 1, component: now, by: 'per_1', at: '2026-11-29T12:00:00.000Z' },
  ]
  const lines = told({ items, total: 2, assets: [{ id: 'ast_1', name: 'Rain' }] }, 'component.versions').map((line) => line.split(/ {2,}/))
  expect(lines).toEqual([
    ['version', 'what', 'before', 'after', 'operation', 'by', 'at'],
    ['2', 'fields.de.text', 'Regen', 'Nass', 'component.amend', 'per_1', '2026-11-30T12:00Z'],
    ['', 'tags.wry', 'wry'],
    ['1', 'per_1', '2026-11-29T12:00Z'],
    ['2 of 2'],
  ])
})

it('tells what is similar with how much and by what, and not the pictures beside it', () => {
  const items = [
    {
      component: component('cpt_1', 'Rain'),
      score: 0.4,
      because: [
        { says: 'is tagged rain', score: 0.3 },
        { says: 'is a headline too', score: 0.1 },
      ],
    },
  ]
  const lines = told({ items, total: 1, assets: [] }, 'component.similar').map((line) => line.split(/ {2,}/))
  expect(lines).toEqual([
    ['title', 'alike', 'of that', 'because', 'kind', 'state', 'key', 'id'],
    ['Rain', '40 %', '30 %', 'is tagged rain', 'headline', 'approved', 'rain', 'cpt_1'],
    ['', '10 %', 'is a headline too'],
    ['1 of 1'],
  ])
})

it('says how many figures there are where nobody reads them one by one, and why a picture was found', () => {
  const light = { columns: 16, rows: 16, darkest: Array.from({ length: 256 }, () => 0.5) }
  expect(told({ asset: { key: 'ridge', light } }, 'asset.show').join(' ')).toContain('darkest  256 figures (--json shows them)')
  const found = { items: [{ key: 'ridge', name: 'Ridge', because: ['is called “ridge”'], tags: ['rain'] }], total: 1 }
  expect(
    told(found, 'asset.list')
      .slice(0, 2)
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['key', 'name', 'because', 'tags'],
    ['ridge', 'Ridge', 'is called “ridge”', 'rain'],
  ])
})
