import { onePixel } from '../engine/create/operations/asset.add.ts'
import type { BadInput, Known } from './bad-input.case.ts'

const due = '2099-12-01T12:00:00Z'
const brief = { title: 'A rain headline', goal: { metric: 'clickRate', counterMetric: 'returnRate' }, placements: ['home-hero'], due }
const template = { key: 'x', name: 'X', channel: 'web', brand: 'lindmoor-trail', format: { name: 'x', width: 10 } }
const slots = [{ name: 'headline', label: 'H', kind: 'headline' }]
const campaign = { key: 'x', name: 'X', placements: ['home-hero'], family: 'autumn-home-hero' }
const audience = { key: 'x', name: 'X' }

/** A PNG whose bytes end in the middle of its only pixel. */
const cutOff = Buffer.from(onePixel, 'base64').subarray(0, 44).toString('base64')
const text = Buffer.from('This is no picture.').toString('base64')
const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64')

const unreadable: readonly BadInput[] = [
  { what: 'JSON that is cut off', operation: 'brief.open', input: '{"title": ', code: 'malformed', where: [{ line: 1, column: 11, offset: 10 }] },
  {
    what: 'JSON with a bare word',
    operation: 'brief.open',
    input: '{\n  "title": nope\n}',
    code: 'malformed',
    where: [{ line: 2, column: 12, problem: 'a value was expected' }],
  },
  { what: 'JSON that is no object', operation: 'brief.list', input: [5], code: 'invalidInput', where: [{ path: '(input)' }] },
  { what: 'what poses as a refusal', operation: 'brief.list', input: { refused: true }, code: 'invalidInput', where: [{ path: 'refused' }] },
  { what: 'JSON for a decision that is cut off', operation: 'decision.request', input: '{"placement":', code: 'malformed', where: [{ line: 1 }] },
  {
    what: 'a body that is too large',
    operation: 'brief.open',
    input: { ...brief, message: 'x'.repeat(1_200_000) },
    code: 'tooLarge',
    says: /1024 KiB/,
  },
  {
    what: 'too much context for a decision',
    operation: 'decision.request',
    input: { placement: 'home-hero', context: { a: 'x'.repeat(70_000) } },
    code: 'tooLarge',
    says: /64 KiB/,
  },
  {
    what: 'an upload larger than any may be',
    operation: 'asset.add',
    input: { name: 'Big', alt: {}, content: 'A'.repeat(29_000_000) },
    code: 'tooLarge',
    says: /KiB/,
  },
]

const misfits: readonly BadInput[] = [
  {
    what: 'pictures of a shape that there is not',
    operation: 'asset.list',
    input: { shape: 'round' },
    code: 'invalidInput',
    where: [{ path: 'shape' }],
  },
  {
    what: 'pictures by a tag that nobody declared',
    operation: 'asset.facets',
    input: { tags: ['thunderbolt'] },
    code: 'invalidInput',
    where: [{ path: 'tags.0' }],
  },
  {
    what: 'a proof to an address that nobody here has',
    operation: 'proof.send',
    input: { family: 'autumn-newsletter', to: ['eve@elsewhere.example'] },
    code: 'invalidInput',
    where: [{ path: 'to.0' }],
  },
  {
    what: 'a proof of what is shown on pages',
    operation: 'proof.send',
    input: { family: 'autumn-home-hero' },
    code: 'invalidInput',
    where: [{ path: 'family' }],
  },
  {
    what: 'an unknown field',
    operation: 'brief.open',
    input: { ...brief, colour: 'red' },
    code: 'invalidInput',
    where: [{ path: 'colour', problem: 'unknown field' }],
  },
  {
    what: 'an unknown field deep inside',
    operation: 'brief.open',
    input: { ...brief, goal: { ...brief.goal, by: 'June' } },
    code: 'invalidInput',
    where: [{ path: 'goal.by', problem: 'unknown field' }],
  },
  {
    what: 'a scope that reaches nothing',
    operation: 'token.issue',
    input: { label: 'CI', scopes: ['brief.list', 'brief.nope'] },
    code: 'invalidInput',
    where: [{ path: 'scopes.1', problem: 'reaches nothing' }],
    says: /as in brief\.\*/,
  },
  { what: 'a wrong type', operation: 'brief.list', input: { limit: 'many' }, code: 'invalidInput', where: [{ path: 'limit' }] },
  {
    what: 'several faults at once',
    operation: 'brief.open',
    input: { ...brief, title: 7, due: 'soon', goal: undefined },
    code: 'invalidInput',
    where: [{ path: 'title' }, { path: 'due' }, { path: 'goal', problem: 'missing' }],
    says: /3 places/,
  },
  {
    what: 'an unknown field of a decision',
    operation: 'decision.request',
    input: { placement: 'home-hero', colour: 'red' },
    code: 'invalidInput',
    where: [{ path: 'colour', problem: 'unknown field' }],
  },
  { what: 'a decision without a placement', operation: 'decision.request', input: {}, code: 'invalidInput', where: [{ path: 'placement' }] },
  {
    what: 'a brief for a placement that is not there',
    operation: 'brief.open',
    input: { ...brief, placements: ['home-hero', 'home-herro'] },
    code: 'invalidInput',
    where: [{ path: 'placements', problem: 'no placement is called home-herro' }],
    says: /Did you mean home-hero\?/,
  },
  {
    what: 'a brief for an audience that is not there',
    operation: 'brief.open',
    input: { ...brief, audience: 'penguins' },
    code: 'invalidInput',
    where: [{ path: 'audience', problem: 'no audience is called penguins' }],
    says: /audience\.list/,
  },
  {
    what: 'a due date in the past',
    operation: 'brief.open',
    input: { ...brief, due: '2001-01-01T00:00:00Z' },
    code: 'invalidInput',
    where: [{ path: 'due', problem: 'in the past' }],
  },
  {
    what: 'an end before the beginning',
    operation: 'campaign.draft',
    input: { ...campaign, from: '2099-02-01T00:00:00Z', until: '2099-01-01T00:00:00Z' },
    code: 'invalidInput',
    where: [{ path: 'until', problem: 'not after its beginning' }],
  },
  {
    what: 'a goal that is its own counter-metric',
    operation: 'brief.open',
    input: { ...brief, goal: { metric: 'clickRate', counterMetric: 'clickRate' } },
    code: 'invalidInput',
    where: [{ path: 'goal.counterMetric' }],
  },
  {
    what: 'a second owner',
    operation: 'person.invite',
    input: { name: 'Second Owner', roles: ['owner'] },
    code: 'ownerExists',
    where: [{ path: 'roles', problem: 'a second owner' }],
  },
  {
    what: 'a stale version',
    operation: 'component.amend',
    input: ({ component }: Known) => ({ id: component, tags: ['plain'], ifVersion: 99 }),
    code: 'staleVersion',
    where: [{ path: 'ifVersion', problem: '99, not 1' }],
  },
  {
    what: 'an idempotency key that came with other input',
    operation: 'concept.add',
    input: { key: 'second', label: 'Second', of: 'theme' },
    idempotencyKey: 'used',
    code: 'keyReused',
  },
]

const strangers: readonly BadInput[] = [
  { what: 'nobody', operation: 'brief.list', input: {}, as: 'nobody', code: 'unauthenticated' },
  { what: 'a token that was made up', operation: 'brief.list', input: {}, as: 'madeUp', code: 'unauthenticated', says: /not known here/ },
  { what: 'a token that was revoked', operation: 'brief.list', input: {}, as: 'revoked', code: 'unauthenticated', says: /revoked/ },
  { what: 'a token that has expired', operation: 'brief.list', input: {}, as: 'expired', code: 'tokenExpired', says: /expired at 2020-01-01/ },
  { what: 'a decision by a token that has expired', operation: 'decision.request', input: {}, as: 'expired', code: 'tokenExpired' },
  {
    what: 'a token beyond its scopes',
    operation: 'capacity.show',
    input: {},
    as: 'narrow',
    code: 'forbidden',
    says: /does not reach capacity\.show/,
  },
  {
    what: 'somebody whose role does not allow it',
    operation: 'person.invite',
    input: { name: 'X', roles: ['viewer'] },
    as: 'tomas',
    code: 'forbidden',
    says: /Tomas/,
  },
  {
    what: 'a sign-in link for the owner, by somebody else',
    operation: 'person.admit',
    input: { id: 'per_1' },
    as: 'tomas',
    code: 'forbidden',
    says: /owner/,
  },
]

const unknown: readonly BadInput[] = [
  { what: 'a sign-in link for nobody', operation: 'person.admit', input: { id: 'per_nobody' }, code: 'notFound', where: [{ path: 'id' }] },
  {
    what: 'a version of a component that is not kept',
    operation: 'component.restore',
    input: ({ component }: Known) => ({ id: component, version: 99 }),
    code: 'notFound',
    where: [{ path: 'version' }],
    says: /component\.versions/,
  },
  {
    what: 'a check that says no kind',
    operation: 'component.check',
    input: { fields: { en: { text: 'x' } }, locales: ['en'] },
    code: 'invalidInput',
    where: [{ path: 'kind' }],
  },
  { what: 'a key that nothing has', operation: 'component.show', input: { id: 'no-such-headline' }, code: 'notFound', where: [{ path: 'id' }] },
  {
    what: 'a placement that nobody made',
    operation: 'decision.request',
    input: { placement: 'nowhere' },
    code: 'notFound',
    where: [{ path: 'placement' }],
  },
  {
    what: 'a family that nobody made',
    operation: 'campaign.draft',
    input: { ...campaign, family: 'none' },
    code: 'notFound',
    where: [{ path: 'family' }],
  },
  {
    what: 'a placement that nobody made, for a campaign',
    operation: 'campaign.draft',
    input: { ...campaign, placements: ['nowhere'] },
    code: 'notFound',
    where: [{ path: 'placements', problem: 'nowhere' }],
  },
  {
    what: 'a brand that nobody made',
    operation: 'template.add',
    input: { ...template, brand: 'none', slots, body: 'x' },
    code: 'invalidInput',
    where: [{ path: 'brand' }],
  },
  {
    what: 'a word that is not in the vocabulary',
    operation: 'component.add',
    input: { kind: 'headline', fields: { en: { text: 'Wet' } }, tags: ['rian'] },
    code: 'invalidInput',
    where: [{ path: 'tags.0', problem: '“rian” is not in the vocabulary', hint: 'did you mean rain?' }],
  },
  {
    what: 'a kind of component that there is not',
    operation: 'component.add',
    input: { kind: 'poem', fields: { en: { text: 'x' } } },
    code: 'invalidInput',
    where: [{ path: 'kind' }],
  },
  {
    what: 'a locale that is none',
    operation: 'component.add',
    input: { kind: 'headline', fields: { english: { text: 'x' } } },
    code: 'invalidInput',
    where: [{ path: 'fields.english' }],
  },
  {
    what: 'a picture that nobody added',
    operation: 'component.add',
    input: { kind: 'image', fields: { '*': { asset: 'no-such-picture' } } },
    code: 'invalidInput',
    where: [{ path: 'fields.*.asset' }],
  },
  {
    what: 'settings that do not fit their guardrail',
    operation: 'guardrail.set',
    input: { kind: 'banned-terms-stay-out', settings: { words: ['epic'] } },
    code: 'invalidInput',
    where: [{ path: 'settings.words' }],
  },
  ...(
    [
      ['brief.show', 'brief', {}],
      ['brief.close', 'brief', { reason: 'Not mine' }],
      ['component.show', 'component', {}],
      ['component.amend', 'component', { tags: [] }],
      ['component.retire', 'component', { reason: 'Not mine' }],
      ['component.versions', 'component', {}],
      ['component.restore', 'component', { version: 1 }],
      ['family.show', 'family', {}],
      ['family.preflight', 'family', {}],
      ['template.show', 'template', {}],
      ['placement.show', 'placement', {}],
      ['person.amend', 'person', { name: 'Somebody else' }],
      ['person.admit', 'person', {}],
      ['token.revoke', 'token', {}],
      ['key.revoke', 'key', {}],
    ] as const
  ).map(([operation, thing, more]): BadInput => ({
    what: `another engine’s ${thing}, for ${operation}`,
    operation,
    input: ({ elsewhere }: Known) => ({ id: elsewhere[thing], ...more }),
    code: 'notFound',
    where: [{ path: 'id' }],
  })),
  {
    what: 'another engine’s person as an owner',
    operation: 'brief.open',
    input: ({ elsewhere }: Known) => ({ ...brief, owner: elsewhere.person }),
    code: 'invalidInput',
    where: [{ path: 'owner', problem: 'nobody with this id' }],
  },
  {
    what: 'another engine’s placement in a brief',
    operation: 'brief.open',
    input: { ...brief, placements: ['next'] },
    code: 'invalidInput',
    where: [{ path: 'placements', problem: 'no placement is called next' }],
  },
  {
    what: 'another engine’s family in a campaign',
    operation: 'campaign.draft',
    input: ({ elsewhere }: Known) => ({ ...campaign, family: elsewhere.family }),
    code: 'notFound',
    where: [{ path: 'family' }],
  },
  {
    what: 'another engine’s component in a family',
    operation: 'family.compose',
    input: ({ elsewhere }: Known) => ({
      name: 'X',
      template: 'web-hero',
      slots: { headline: { components: [elsewhere.component] } },
      locales: ['en'],
    }),
    code: 'noFit',
    where: [{ path: 'slots.headline.components.0' }],
  },
]

const rules: readonly BadInput[] = [
  {
    what: 'a rule that is cut off',
    operation: 'audience.save',
    input: { ...audience, rule: 'profile.orders >' },
    code: 'invalidExpression',
    where: [{ path: 'rule', line: 1, column: 17 }],
  },
  {
    what: 'a rule with an attribute that there is not, in its second line',
    operation: 'audience.save',
    input: { ...audience, rule: 'profile.orders > 1 &&\n  profile.contry == "NO"' },
    code: 'invalidExpression',
    where: [
      { path: 'rule', line: 2, column: 3, length: 14, problem: 'There is no attribute profile.contry.', hint: 'Did you mean profile.country?' },
    ],
  },
  {
    what: 'a rule whose types do not meet',
    operation: 'campaign.draft',
    input: { ...campaign, eligibility: 'profile.orders > "3"' },
    code: 'invalidExpression',
    where: [{ path: 'eligibility', line: 1, column: 16, problem: '> cannot compare an int with a string.', hint: 'Write 3 without quotes.' }],
  },
  {
    what: 'a rule that is no yes or no',
    operation: 'placement.save',
    input: { key: 'x', name: 'X', channel: 'web', goal: brief.goal, eligibility: 'profile.orders' },
    code: 'invalidExpression',
    where: [{ path: 'eligibility', problem: 'The whole must be a bool; this is an int.' }],
  },
  {
    what: 'a rule about what nobody may ask',
    operation: 'audience.save',
    input: { ...audience, rule: 'profile.health == "ill"' },
    code: 'invalidExpression',
    where: [{ path: 'rule', hint: 'Take the clause out.' }],
  },
]

const content: readonly BadInput[] = [
  {
    what: 'a slot that no component fits',
    operation: 'family.compose',
    input: { name: 'Snow', template: 'web-hero', slots: { headline: { tags: ['snow'] } }, locales: ['en'] },
    code: 'noFit',
    where: [{ path: 'slots.headline', problem: 'there is no headline tagged snow' }],
  },
  {
    what: 'a template that speaks of a slot it does not have',
    operation: 'template.add',
    input: { ...template, slots, body: '{{ slots.headline.text }}{{ slots.footer.text }}' },
    code: 'invalidInput',
    where: [{ path: 'body' }],
  },
  {
    what: 'a template that does not end',
    operation: 'template.add',
    input: { ...template, slots, body: '{% if slots.headline %}' },
    code: 'invalidInput',
    where: [{ path: 'body' }],
  },
  {
    what: 'a draft of a template with a kind of slot that nobody declared, which only saving refuses',
    operation: 'template.add',
    input: { ...template, slots: [{ ...slots[0], kind: 'hologram' }], body: '{{ slots.headline.text }}' },
    code: 'invalidInput',
    where: [{ path: 'slots.0.kind' }],
  },
  {
    what: 'a next version of a template that nobody made',
    operation: 'template.try',
    input: { template: 'none', draft: {} },
    code: 'notFound',
    where: [{ path: 'template' }],
  },
  {
    what: 'ten thousand sizes',
    operation: 'template.try',
    input: { template: 'web-hero', draft: { formats: Array.from({ length: 10_000 }, (_, n) => ({ name: `s${n}`, width: 10, height: 10 })) } },
    code: 'invalidInput',
    where: [{ path: 'draft.formats' }],
  },
  {
    what: 'a version that drops a slot which a family shows',
    operation: 'template.amend',
    input: { id: 'web-hero', slots, body: '{{ slots.headline.text }}' },
    code: 'inUse',
    where: [{ path: 'autumn-home-hero' }],
  },
  {
    what: 'a slot whose new name belongs to nothing',
    operation: 'template.amend',
    input: { id: 'web-hero', renamed: { title: 'headline' } },
    code: 'invalidInput',
    where: [{ path: 'renamed.title' }],
  },
  {
    what: 'a template that families use, retired',
    operation: 'template.retire',
    input: { id: 'web-hero', reason: 'No more' },
    code: 'inUse',
    where: [{ path: 'autumn-home-hero' }],
  },
  {
    what: 'a picture that is cut off',
    operation: 'asset.add',
    input: { name: 'Cut', alt: {}, content: cutOff },
    code: 'unreadableImage',
    where: [{ path: 'content' }],
  },
  {
    what: 'bytes that are no picture',
    operation: 'asset.add',
    input: { name: 'Text', alt: {}, content: text },
    code: 'unreadableImage',
    where: [{ path: 'content' }],
  },
  {
    what: 'a drawing with a script',
    operation: 'asset.add',
    input: { name: 'Script', alt: {}, content: script },
    code: 'unreadableImage',
    says: /script/,
  },
  {
    what: 'content that is not base64',
    operation: 'asset.add',
    input: { name: 'X', alt: {}, content: '!' },
    code: 'invalidInput',
    where: [{ path: 'content' }],
  },
]

/** What people and programs get wrong, as data: one driver sends each through HTTP and through the command line. */
export const badInput: readonly BadInput[] = [...unreadable, ...misfits, ...strangers, ...unknown, ...rules, ...content]
