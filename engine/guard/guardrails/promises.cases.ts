import { type GuardrailCase, headline } from './guardrail-case.ts'

const offer = (text: string, terms?: string, locale = 'en') => ({ offer: { [locale]: { text, ...(terms !== undefined && { terms }) } } })
const legal = (text: string, locale = 'en') => ({ legalLine: { [locale]: { text } } })

const claims: readonly GuardrailCase[] = [
  {
    kind: 'claims-have-evidence',
    says: 'a superlative alone',
    pieces: headline('The best shell there is'),
    finds: ['“best” is a claim, and no evidence stands beside it.'],
    severity: 'warn',
  },
  {
    kind: 'claims-have-evidence',
    says: 'with its source',
    pieces: { ...headline('The best shell there is'), ...legal('Source: Rain Lab, 2026.') },
    finds: [],
  },
  {
    kind: 'claims-have-evidence',
    says: 'small print that shows nothing',
    pieces: { ...headline('The best shell there is'), ...legal('While stock lasts.') },
    finds: ['“best” is a claim, and no evidence stands beside it.'],
  },
  {
    kind: 'claims-have-evidence',
    says: 'a promise that somebody would be held to',
    pieces: headline('Guaranteed dry'),
    finds: ['“Guaranteed” is a claim, and no evidence stands beside it.'],
  },
  { kind: 'claims-have-evidence', says: 'a wish', pieces: headline('Best wishes from the bench'), finds: [] },
  { kind: 'claims-have-evidence', says: 'denied', pieces: headline('We are not the cheapest'), finds: [] },
  {
    kind: 'claims-have-evidence',
    says: 'not only',
    pieces: headline('Not only the cheapest'),
    finds: ['“cheapest” is a claim, and no evidence stands beside it.'],
  },
  {
    kind: 'claims-have-evidence',
    says: 'green, in German',
    pieces: headline('Klimaneutral verpackt', 'de'),
    locale: 'de',
    finds: ['“Klimaneutral” is a claim, and no evidence stands beside it.'],
  },
  {
    kind: 'claims-have-evidence',
    says: 'tagged with evidence',
    pieces: headline('Clinically proven'),
    more: { headline: { tags: ['evidence'] } },
    finds: [],
  },
  {
    kind: 'claims-have-evidence',
    says: 'the template claims it',
    pieces: headline('Rain'),
    template: { body: '<h1>{{ slots.headline }}</h1><p>Number one in rain</p>' },
    finds: ['“Number one” is a claim, and no evidence stands beside it; the template “Some” says it.'],
  },
]

const prices: readonly GuardrailCase[] = [
  {
    kind: 'was-prices-name-the-low',
    says: 'was and now',
    pieces: offer('Was €199, now €149'),
    finds: ['“Was €199” is a price of before, and the lowest of the 30 days before it is not named.'],
  },
  {
    kind: 'was-prices-name-the-low',
    says: 'named in the terms',
    pieces: offer('Was €199, now €149', 'Lowest price of the last 30 days: €149.'),
    finds: [],
  },
  {
    kind: 'was-prices-name-the-low',
    says: 'named in the legal line, in German',
    pieces: { ...offer('Statt 199 € nur 149 €', undefined, 'de'), ...legal('Niedrigster Preis der letzten 30 Tage: 149 €', 'de') },
    locale: 'de',
    finds: [],
  },
  { kind: 'was-prices-name-the-low', says: 'a price alone', pieces: offer('Now €149'), finds: [] },
  { kind: 'was-prices-name-the-low', says: 'it was 17:10', pieces: headline('It was 17:10, and it rained'), finds: [] },
  {
    kind: 'was-prices-name-the-low',
    says: 'French',
    pieces: headline('89 € au lieu de 120 €', 'fr'),
    locale: 'fr',
    finds: ['“au lieu de 120 €” is a price of before, and the lowest of the 30 days before it is not named.'],
  },
]

const pressure: readonly GuardrailCase[] = [
  { kind: 'urgency-is-real', says: 'stock', pieces: headline('Only 3 left'), finds: ['“Only 3 left” presses, and no data stands behind it.'] },
  {
    kind: 'urgency-is-real',
    says: 'a countdown',
    pieces: headline('Ends in 02:59:59'),
    finds: ['“02:59:59” presses, and no data stands behind it.'],
  },
  { kind: 'urgency-is-real', says: 'a time of day', pieces: headline('Made for the 17:10 downpour'), finds: [] },
  { kind: 'urgency-is-real', says: 'a day that is said', pieces: headline('Until 31 May'), finds: [] },
  {
    kind: 'urgency-is-real',
    says: 'bound to data in the template',
    pieces: headline('Rain'),
    template: { body: '<h1>{{ slots.headline }}</h1><p>Only {{ context.stock }} left</p>' },
    finds: [],
  },
  {
    kind: 'urgency-is-real',
    says: 'written into the template',
    pieces: headline('Rain'),
    template: { body: '<h1>{{ slots.headline }}</h1><p>Only 3 left</p>' },
    finds: ['“Only 3 left” presses, and no data stands behind it; the template “Some” says it.'],
  },
  {
    kind: 'urgency-is-real',
    says: 'German',
    pieces: headline('Nur noch 3 Stück', 'de'),
    locale: 'de',
    finds: ['“Nur noch 3 Stück” presses, and no data stands behind it.'],
  },
  {
    kind: 'urgency-is-real',
    says: 'Japanese',
    pieces: headline('残り3点', 'ja'),
    locale: 'ja',
    finds: ['“残り3点” presses, and no data stands behind it.'],
  },
]

const shame: readonly GuardrailCase[] = [
  {
    kind: 'refusing-is-not-shamed',
    says: 'a no against oneself',
    pieces: headline('No thanks, I prefer to freeze'),
    finds: ['“No thanks, I prefer to freeze” shames whoever says no.'],
  },
  { kind: 'refusing-is-not-shamed', says: 'a plain no', pieces: headline('No thanks'), finds: [] },
  {
    kind: 'refusing-is-not-shamed',
    says: 'German',
    pieces: headline('Nein, ich zahle lieber den vollen Preis', 'de'),
    locale: 'de',
    finds: ['“Nein, ich zahle lieber den vollen Preis” shames whoever says no.'],
  },
  { kind: 'refusing-is-not-shamed', says: 'no, and then a fact', pieces: headline('No wind, no rain, no hurry'), finds: [] },
  {
    kind: 'refusing-is-not-shamed',
    says: 'a phrase of the house',
    settings: { words: { en: ['I like getting wet'] } },
    pieces: headline('I like getting wet'),
    finds: ['“I like getting wet” shames whoever says no.'],
  },
]

const flights: readonly GuardrailCase[] = [
  { kind: 'offers-last-their-flight', says: 'no day is named', pieces: offer('A new lining'), finds: [] },
  {
    kind: 'offers-last-their-flight',
    says: 'over before today',
    pieces: offer('A new lining until 31 May 2026'),
    finds: ['Offer ends on 2026-05-31, before it is shown on 2026-06-01.'],
    severity: 'block',
  },
  {
    kind: 'offers-last-their-flight',
    says: 'over last week, if it is this year’s',
    pieces: offer('A new lining until 28 May'),
    finds: ['Offer ends on 2026-05-28, before it is shown on 2026-06-01.'],
    severity: 'warn',
  },
  { kind: 'offers-last-their-flight', says: 'next winter’s', pieces: offer('A new lining until 31 March'), finds: [] },
  {
    kind: 'offers-last-their-flight',
    says: 'over while the campaign runs',
    pieces: offer('Ein neues Futter bis 15. Juni 2026', undefined, 'de'),
    locale: 'de',
    flight: { from: '2026-06-05', until: '2026-06-30' },
    finds: ['Offer ends on 2026-06-15, and it is shown until 2026-06-30.'],
    severity: 'warn',
  },
  {
    kind: 'offers-last-their-flight',
    says: 'the last day in the terms',
    pieces: offer('A new lining', 'Until 2026-06-03.'),
    flight: { from: '2026-06-05' },
    finds: ['Offer ends on 2026-06-03, before it is shown on 2026-06-05.'],
  },
  {
    kind: 'offers-last-their-flight',
    says: 'rights run out while it is shown',
    pieces: { image: { '*': { asset: 'ast_1' } } },
    asset: { rights: { territories: ['world'], media: ['web'], until: '2026-07-01' } },
    flight: { from: '2026-06-05', until: '2026-09-30' },
    finds: ['“A picture” may be used until 2026-07-01, and it is shown until 2026-09-30.'],
  },
  {
    kind: 'offers-last-their-flight',
    says: 'a consent that runs out while it is shown',
    pieces: { image: { '*': { asset: 'ast_1' } } },
    asset: {
      rights: { territories: ['world'], media: ['web'], until: '2026-12-31', consent: { persons: 'A hiker', state: 'given', until: '2026-07-01' } },
    },
    flight: { from: '2026-06-05', until: '2026-09-30' },
    finds: ['“A picture” may be used until 2026-07-01, and it is shown until 2026-09-30.'],
    severity: 'warn',
  },
  {
    kind: 'offers-last-their-flight',
    says: 'rights are over when it begins',
    pieces: { image: { '*': { asset: 'ast_1' } } },
    asset: { rights: { territories: ['world'], media: ['web'], until: '2026-07-01' } },
    flight: { from: '2026-08-05' },
    finds: ['“A picture” may be used until 2026-07-01, and it is shown from 2026-08-05 on.'],
    severity: 'block',
  },
  { kind: 'offers-last-their-flight', says: 'a time is no day', pieces: headline('Open until 8'), finds: [] },
]

export const promiseCases: readonly GuardrailCase[] = [...claims, ...prices, ...pressure, ...shame, ...flights]
