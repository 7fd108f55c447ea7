import type { Remark } from '../proof.ts'
import { type GuardrailCase, headline, picture } from './guardrail-case.ts'

const own = (when: string) => ({ when, sentence: 'Headlines here end without a stop', fix: 'Take it out' })
const noticed = (about: Remark['about'], word: string, ...instead: string[]): Remark[] => [{ about, from: 2, length: word.length, word, instead }]
const long =
  'Considering environmental circumstances throughout Scandinavian commuting communities, professional outerwear manufacturers increasingly recommend comprehensive weatherproofing investigations, notwithstanding considerable manufacturing expenditures, whenever precipitation probabilities substantially exceed conventional expectations during autumnal transportation between neighbouring metropolitan districts.'
const plain =
  'Most jackets leak where they are sewn. Ours are taped there twice. We wore them for a winter on the way to work. Then we sold the first one. It is still dry today, and so is its owner, who rides to work.'

const calm: readonly GuardrailCase[] = [
  { kind: 'subjects-are-calm', says: 'calm', pieces: headline('Four o’clock, and it rains'), finds: [] },
  { kind: 'subjects-are-calm', says: 'shouted', pieces: headline('STAY DRY THIS AUTUMN'), finds: ['Headline is 100 % capitals.'], severity: 'note' },
  { kind: 'subjects-are-calm', says: 'acronyms', pieces: headline('GOTS, PFC and UV'), finds: [] },
  { kind: 'subjects-are-calm', says: 'too glad', pieces: headline('Rain!! At last!'), finds: ['Headline has 3 exclamation marks.'], fix: 'Keep 1' },
  { kind: 'subjects-are-calm', says: 'Spanish begins with one', pieces: headline('¡Llueve!', 'es'), locale: 'es', finds: [] },
]

const reading: readonly GuardrailCase[] = [
  { kind: 'reading-is-easy', says: 'plain', pieces: { body: { en: { text: `<p>${plain}</p>` } } }, finds: [] },
  {
    kind: 'reading-is-easy',
    says: 'one endless sentence of long words',
    pieces: { body: { en: { text: `<p>${long}</p>` } } },
    finds: ['Body is hard to read: 33 words a sentence, 94 % of them long.'],
    severity: 'note',
  },
  { kind: 'reading-is-easy', says: 'too short to tell', pieces: headline('Internationalisation notwithstanding'), finds: [] },
  {
    kind: 'reading-is-easy',
    says: 'a script without letters',
    pieces: { body: { ja: { text: `<p>${'雨の日も、風の日も。'.repeat(20)}</p>` } } },
    locale: 'ja',
    finds: [],
  },

  {
    kind: 'spelling-is-right',
    says: 'a slip',
    pieces: headline('A jaket'),
    remarks: { headline: noticed('spelling', 'jaket', 'jacket') },
    finds: ['“jaket” is in no dictionary of en.'],
    fix: 'Write “jacket”, or allow the word',
    severity: 'note',
  },
  {
    kind: 'spelling-is-right',
    says: 'a word of the house',
    settings: { allowed: { '*': ['jaket'] } },
    pieces: headline('A jaket'),
    remarks: { headline: noticed('spelling', 'jaket') },
    finds: [],
  },
  {
    kind: 'spelling-is-right',
    says: 'another remark',
    pieces: headline('A chairman'),
    remarks: { headline: noticed('inclusion', 'chairman', 'chair') },
    finds: [],
  },
  {
    kind: 'language-is-inclusive',
    says: 'a word that leaves somebody out',
    pieces: headline('A chairman'),
    remarks: { headline: noticed('inclusion', 'chairman', 'chair', 'head') },
    finds: ['“chairman” may leave somebody out.'],
    fix: '“chair”, “head” would not',
    severity: 'note',
  },
  {
    kind: 'language-is-inclusive',
    says: 'meant as it stands',
    settings: { allowed: { en: ['chairman'] } },
    pieces: headline('A chairman'),
    remarks: { headline: noticed('inclusion', 'chairman') },
    finds: [],
  },
]

const rules: readonly GuardrailCase[] = [
  {
    kind: 'own-rule-holds',
    says: 'what a headline ends with',
    settings: own('kind == "headline" && text.endsWith(".")'),
    pieces: headline('Dry.'),
    finds: ['Headlines here end without a stop.'],
    fix: 'Take it out',
  },
  { kind: 'own-rule-holds', says: 'another headline', settings: own('kind == "headline" && text.endsWith(".")'), pieces: headline('Dry'), finds: [] },
  {
    kind: 'own-rule-holds',
    says: 'what a picture weighs',
    settings: own('asset.bytes > 30000 && asset.width >= 2000'),
    pieces: picture,
    finds: ['Headlines here end without a stop.'],
  },
  { kind: 'own-rule-holds', says: 'what is missing does not speak', settings: own('asset.bytes > 30000'), pieces: headline('Dry'), finds: [] },
  {
    kind: 'own-rule-holds',
    says: 'rights that end within a week',
    settings: own('rights.until < now + duration("168h")'),
    pieces: picture,
    asset: { rights: { territories: ['world'], media: ['web'], until: '2026-06-05' } },
    finds: ['Headlines here end without a stop.'],
  },
  {
    kind: 'own-rule-holds',
    says: 'a consent that ends within a week, before the licence',
    settings: own('rights.until < now + duration("168h")'),
    pieces: picture,
    asset: {
      rights: { territories: ['world'], media: ['web'], until: '2026-12-31', consent: { persons: 'A hiker', state: 'given', until: '2026-06-05' } },
    },
    finds: ['Headlines here end without a stop.'],
  },
  {
    kind: 'own-rule-holds',
    says: 'tags, language, market and fields',
    settings: own('"saving" in tags && language == "de" && "DE" in markets && fields.text == "Billiger" && length == 8 && channel == "web"'),
    pieces: headline('Billiger', 'de'),
    more: { headline: { tags: ['saving'] } },
    locale: 'de-AT',
    markets: ['DE'],
    finds: ['Headlines here end without a stop.'],
  },

  {
    kind: 'parts-stay-apart',
    says: 'by tag and key',
    settings: { sets: { 'Sun and rain': ['rain', 'cpt-image'] } },
    pieces: { ...headline('Rain'), ...picture },
    more: { headline: { tags: ['rain'] } },
    finds: ['“Rain” must not meet “Cpt image” (Sun and rain).'],
  },
  {
    kind: 'parts-stay-apart',
    says: 'both bear the same tag alone',
    settings: { sets: { 'Sun and rain': ['rain', 'sun'] } },
    pieces: { ...headline('Rain'), ...picture },
    more: { headline: { tags: ['rain'] }, image: { tags: ['rain'] } },
    finds: [],
  },
  {
    kind: 'parts-come-together',
    says: 'one without the other',
    settings: { sets: { 'The blue coat': ['blue', 'cpt-image'] } },
    pieces: headline('Blue'),
    more: { headline: { tags: ['blue'] } },
    finds: ['“Blue” stands without cpt-image (The blue coat).'],
  },
  {
    kind: 'parts-come-together',
    says: 'both',
    settings: { sets: { 'The blue coat': ['blue', 'cpt-image'] } },
    pieces: { ...headline('Blue'), ...picture },
    more: { headline: { tags: ['blue'] } },
    finds: [],
  },
  { kind: 'parts-come-together', says: 'none', settings: { sets: { 'The blue coat': ['blue', 'cpt-image'] } }, pieces: headline('Red'), finds: [] },
]

export const ownCases: readonly GuardrailCase[] = [...calm, ...reading, ...rules]
