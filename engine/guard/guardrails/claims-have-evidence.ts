import { z } from 'zod'
import { findWords, findWordsBut, isDenied, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, guardrailKind, type Piece, type Reach } from '../guardrail-kind.ts'
import { type Said, saidIn } from '../said-in.ts'

/** Each slot that can make a claim, with those that can carry its evidence; and the template by itself. */
const claimAndEvidence: Reach = ({ slots }) => {
  const evidence = slots.filter(({ kind }) => kind === 'legalLine').map(({ name }) => name)
  return [...slots.filter(({ kind }) => kind !== 'legalLine' && kind !== 'image').map(({ name }) => [name, ...evidence]), []]
}

/** Superlatives, health and environment, by language: what somebody would be asked to prove. */
const usualClaims: WordsByLocale = {
  en: [
    'best',
    'number one',
    'no. 1',
    '#1',
    'world-leading',
    'market leader',
    'leading',
    'unbeatable',
    'unrivalled',
    'unparalleled',
    'safest',
    'fastest',
    'cheapest',
    'lightest',
    'warmest',
    'strongest',
    'clinically proven',
    'scientifically proven',
    'clinically tested',
    'dermatologically tested',
    'doctor recommended',
    'recommended by doctors',
    'cures',
    'heals',
    'prevents',
    'boosts immunity',
    'detox*',
    'eco-friendly',
    'environmentally friendly',
    'climate neutral',
    'climate-neutral',
    'carbon neutral',
    'carbon-neutral',
    'net zero',
    'sustainable',
    'sustainably',
    'biodegradable',
    'plastic-free',
    'zero waste',
    'planet-friendly',
    'climate positive',
  ],
  de: [
    'beste',
    'bester',
    'bestes',
    'besten',
    'Nummer eins',
    'Nr. 1',
    'führend*',
    'Marktführer',
    'weltbest*',
    'unschlagbar*',
    'konkurrenzlos*',
    'sicherste*',
    'schnellste*',
    'günstigste*',
    'billigste*',
    'leichteste*',
    'wärmste*',
    'klinisch getestet',
    'klinisch erwiesen',
    'wissenschaftlich erwiesen',
    'wissenschaftlich bewiesen',
    'dermatologisch getestet',
    'heilt',
    'lindert',
    'von Ärzten empfohlen',
    'beugt vor',
    'klimaneutral*',
    'CO2-neutral*',
    'umweltfreundlich*',
    'nachhaltig*',
    'biologisch abbaubar*',
    'klimafreundlich*',
    'emissionsfrei*',
    'plastikfrei*',
  ],
  fr: [
    'meilleur*',
    'numéro un',
    'n° 1',
    'n°1',
    'leader',
    'imbattable*',
    'inégalé*',
    'le plus sûr',
    'la plus sûre',
    'le plus rapide',
    'la plus légère',
    'le plus léger',
    'la plus chaude',
    'le moins cher',
    'la moins chère',
    'cliniquement prouvé*',
    'cliniquement testé*',
    'scientifiquement prouvé*',
    'testé sous contrôle dermatologique',
    'guérit',
    'soulage',
    'recommandé par les médecins',
    'neutre en carbone',
    'neutres en carbone',
    'écologique*',
    'durable*',
    'respectueux de l’environnement',
    "respectueux de l'environnement",
    'respectueuse de l’environnement',
    'biodégradable*',
    'zéro déchet',
    'éco-responsable*',
    'écoresponsable*',
  ],
  es: [
    'el mejor',
    'la mejor',
    'los mejores',
    'las mejores',
    'número uno',
    'n.º 1',
    'líder*',
    'imbatible*',
    'inigualable*',
    'el más seguro',
    'la más segura',
    'el más rápido',
    'la más ligera',
    'el más ligero',
    'la más cálida',
    'el más barato',
    'la más barata',
    'clínicamente probad*',
    'científicamente probad*',
    'clínicamente testad*',
    'dermatológicamente testad*',
    'cura',
    'alivia',
    'recomendado por médicos',
    'neutro en carbono',
    'neutra en carbono',
    'ecológic*',
    'sostenible*',
    'respetuos* con el medio ambiente',
    'respetuoso con el medio ambiente',
    'respetuosa con el medio ambiente',
    'biodegradable*',
    'cero residuos',
  ],
  sv: [
    'bäst',
    'bästa',
    'nummer ett',
    'marknadsledande',
    'världsledande',
    'oslagbar*',
    'kliniskt testad*',
    'vetenskapligt bevisad*',
    'klimatneutral*',
    'miljövänlig*',
    'hållbar*',
    'koldioxidneutral*',
  ],
}

/** Phrases in which those words claim nothing. */
const usualPhrases: WordsByLocale = {
  en: [
    'best before',
    'best wishes',
    'best regards',
    'all the best',
    'do your best',
    'does its best',
    'our best',
    'your best',
    'best of luck',
    'best friend*',
    'best if used',
    'best worn',
    'best kept',
    'best man',
    'second best',
    'as best',
    'at best',
    'at its best',
    'had best',
    'leading to',
    'leading up',
    'leading from',
    'leading into',
    'leading out',
    'leading edge of',
    'leading the way',
    'prevents us',
    'heals slowly',
  ],
  de: [
    'beste Grüße',
    'besten Dank',
    'am besten',
    'alles Beste',
    'beste Freundin',
    'bester Freund',
    'besten Freund*',
    'das Beste draus',
    'zum Besten',
    'führende Null*',
    'führend zu',
    'nachhaltig beeindruck*',
  ],
  fr: ['meilleurs vœux', 'meilleures salutations', 'meilleur ami', 'meilleure amie', 'meilleurs amis', 'meilleurs délais', 'biens durables'],
  es: ['lo mejor posible', 'la mejor manera', 'el mejor momento', 'mis mejores', 'los mejores deseos', 'cura de', 'la cura', 'el cura'],
  sv: ['bästa hälsningar', 'bästa vän*', 'allt gott', 'bäst före', 'bäst i test', 'så gott'],
}

/** What says that there is something to look up. */
const usualEvidence: WordsByLocale = {
  '*': ['ISO*', 'GOTS', 'OEKO-TEX*', 'bluesign*', 'FSC', 'EU Ecolabel'],
  en: [
    'source',
    'study',
    'studies',
    'test',
    'tested',
    'survey',
    'certified',
    'certificate',
    'according to',
    'measured',
    'compared with',
    'compared to',
    'award',
    'report',
  ],
  de: ['Quelle', 'Studie*', 'Test', 'getestet', 'Umfrage', 'zertifiziert', 'Zertifikat', 'laut', 'gemessen', 'im Vergleich', 'Bericht'],
  fr: ['source', 'étude*', 'test', 'testé*', 'sondage', 'certifié*', 'selon', 'd’après', "d'après", 'mesuré*', 'par rapport'],
  es: ['fuente', 'estudio*', 'prueba', 'ensayo', 'encuesta', 'certificad*', 'según', 'medid*', 'en comparación', 'informe'],
  sv: ['källa', 'studie*', 'test', 'testad*', 'undersökning', 'certifierad*', 'enligt', 'uppmätt*', 'jämfört med'],
}

const Settings = z.strictObject({
  words: WordsByLocale.default(usualClaims).describe('by locale; a word that ends in * takes any ending').meta({ title: 'Words of a claim' }),
  except: WordsByLocale.default(usualPhrases).describe('phrases in which they claim nothing').meta({ title: 'Harmless phrases' }),
  evidence: WordsByLocale.default(usualEvidence).describe('words by which a legal line or terms show evidence').meta({ title: 'Words of evidence' }),
  tags: z
    .array(z.string().max(60))
    .default(['evidence'])
    .describe('concepts that say that evidence is at hand')
    .meta({ title: 'Tags of evidence', of: 'concept' }),
})

export const claimsHaveEvidence = guardrailKind({
  name: 'claims-have-evidence',
  demands: 'A claim has its evidence or terms beside it',
  why: 'Who says best, proven or green must be able to show it, and where the reader sees it (Directives 2005/29/EC and (EU) 2024/825).',
  settings: Settings,
  about: 'promises',
  severity: 'warn',
  judges: claimAndEvidence,
  says: ({ words }) => `beside ${sayWords(words)}`,
  judge: (subject, settings, around) => {
    const { pieces, locale } = subject
    if (pieces.some((piece) => showsEvidence(piece, settings, locale))) return []
    const said: Said[] =
      pieces.length === 0 ? [saidIn(subject, around)] : pieces.slice(0, 1).map((piece) => saidIn({ pieces: [piece], locale }, around))
    return said.flatMap(({ text, at, by }): Drafted[] =>
      claimsIn(text, settings, locale).map(({ word, from, length }) => ({
        ...at(from, length),
        reason: `“${text.slice(from, from + length)}” is a claim, and no evidence stands beside it${by}.`,
        measured: word,
        fix: { sentence: 'Name the source in the legal line or terms, or say what was measured' },
      })),
    )
  },
})

const claimsIn = (text: string, { words, except }: z.output<typeof Settings>, locale: string) => {
  const found = findWordsBut(text, wordsFor(words, locale), wordsFor(except, locale)).filter(({ from }) => !isDenied(text, from))
  const kept: typeof found = []
  for (const one of found.toSorted((a, b) => b.length - a.length))
    if (!kept.some(({ from, length }) => one.from < from + length && from < one.from + one.length)) kept.push(one)
  return kept.toSorted((a, b) => a.from - b.from)
}

/** A claim in its own words is no evidence of itself: it is looked for in terms, in the legal line, and in the tags. */
const showsEvidence = ({ component, text, fields }: Piece, { evidence, tags }: z.output<typeof Settings>, locale: string): boolean =>
  component.tags.some((tag) => tags.includes(tag)) ||
  findWords(component.kind === 'legalLine' ? (text ?? '') : (fields['terms'] ?? ''), wordsFor(evidence, locale)).length > 0
