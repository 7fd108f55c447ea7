import { z } from 'zod'
import { localeChain } from '../../create/locale-chain.ts'
import { findWordsBut, isDenied, sayWords, WordsByLocale, wordsFor } from '../find-words.ts'
import { type Drafted, eachSlotAndTemplate, guardrailKind } from '../guardrail-kind.ts'
import { saidIn } from '../said-in.ts'

const goods = String.raw`(?:items?|pieces?|pairs?|units?|seats?|places?|spots?|rooms?|tickets?|jackets?|coats?|shells?|sizes?)`
const waren = String.raw`(?:Stück|Exemplare?|Paare?|Plätze?|Zimmer|Tickets?|Jacken?|Artikel|Teile)`
const biens = String.raw`(?:articles?|pièces?|paires?|places?|chambres?|exemplaires?|vestes?|billets?)`
const bienes = String.raw`(?:artículos?|unidades?|pares?|plazas?|habitaciones|entradas?|chaquetas?|piezas?)`
const time = String.raw`(?:seconds?|minutes?|mins?|hours?|hrs?|days?)`
const zeit = String.raw`(?:Sekunden?|Minuten?|Stunden?|Tagen?)`
const temps = String.raw`(?:secondes?|minutes?|heures?|jours?)`
const tiempo = String.raw`(?:segundos?|minutos?|horas?|días?)`

/** Figures that press: what is left, who is looking, how long it takes. A sentence that was written beforehand cannot know any of them. */
const figures: Readonly<Record<string, readonly RegExp[]>> = {
  '*': [/(?<![\d:])\d{1,2}\s?:\s?\d{2}\s?:\s?\d{2}(?![\d:])/gu],
  en: [
    new RegExp(String.raw`\b(?:only|just|last|final)\s+\d+\s+(?:${goods}\s+)?(?:left|remain(?:ing)?|available|in stock)\b`, 'giu'),
    new RegExp(String.raw`\b(?:only|just)\s+\d+\s+${goods}\s+(?:left|remain)`, 'giu'),
    new RegExp(String.raw`\b\d+\s+${goods}\s+(?:left|remaining)\b`, 'giu'),
    /\b\d+\s+(?:people|others|customers|shoppers)\s+(?:are\s+|have\s+)?(?:just\s+)?(?:viewing|looking|watching|bought|have this|in their (?:cart|basket))/giu,
    new RegExp(String.raw`\b(?:ends?|ending|expires?|closes?|closing|gone)\s+in\s+(?:\d+|an?)\s*${time}\b`, 'giu'),
    new RegExp(String.raw`\b\d+\s*${time}\s+(?:left|remaining)\s+(?:to\s+(?:save|buy|shop|order|claim)|until|in the sale)`, 'giu'),
    new RegExp(String.raw`\b(?:reserved|held|kept) for (?:the next )?\d+\s*${time}`, 'giu'),
    new RegExp(String.raw`\b(?:only|just)\s+\d+\s*${time}\s+left\b(?!\s+of\b)`, 'giu'),
  ],
  de: [
    new RegExp(String.raw`\b(?:nur noch|noch|die letzten|letzte)\s+\d+\s+(?:${waren}\b|auf Lager|verfügbar|übrig)`, 'giu'),
    /\b\d+\s+(?:Personen|andere|Kunden|Leute)\s+(?:sehen|schauen|haben|betrachten)/giu,
    new RegExp(String.raw`\b(?:endet|läuft ab|schließt|vorbei)\s+in\s+\d+\s*${zeit}`, 'giu'),
    new RegExp(String.raw`\bnur noch\s+\d+\s*${zeit}`, 'giu'),
  ],
  fr: [
    new RegExp(String.raw`(?:plus que|il (?:ne )?reste(?: plus que)?|dernier[es]*|derni[èe]res)\s+\d+\s+(?:${biens}|en stock)`, 'giu'),
    /\b\d+\s+(?:personnes|clients|autres)\s+(?:regardent|consultent|ont acheté)/giu,
    new RegExp(String.raw`(?:se termine|expire|finit|prend fin)\s+dans\s+\d+\s*${temps}`, 'giu'),
    new RegExp(String.raw`plus que\s+\d+\s*${temps}`, 'giu'),
  ],
  es: [
    new RegExp(String.raw`(?:solo|sólo|solamente)?\s*(?:quedan?|últim[oa]s)\s+(?:solo\s+)?\d+\s+(?:${bienes}|en stock|disponibles)`, 'giu'),
    /\b\d+\s+(?:personas|clientes)\s+(?:están (?:viendo|mirando)|han comprado|lo están viendo)/giu,
    new RegExp(String.raw`(?:termina|acaba|caduca|finaliza)\s+en\s+\d+\s*${tiempo}`, 'giu'),
    new RegExp(String.raw`(?:solo|sólo)\s+quedan?\s+\d+\s*${tiempo}`, 'giu'),
  ],
  sv: [/\b(?:bara|endast)\s+\d+\s+(?:\p{L}+\s+)?(?:kvar|i lager)/giu, /\b(?:slutar|upphör)\s+om\s+\d+\s*(?:sekunder|minuter|timmar|dagar)/giu],
  ja: [/残り\s?\d+\s?(?:点|個|枚|室|席|時間|分)/gu],
  zh: [/(?:仅剩|只剩|还剩)\s?\d+\s?(?:件|个|席|间|小时|分钟)/gu],
}

export const urgencyIsReal = guardrailKind({
  name: 'urgency-is-real',
  demands: 'Countdowns and stock figures come from data, not from a sentence',
  why: 'A figure that presses and that nobody measured is a lie with a clock on it (Directive 2005/29/EC, Annex I, no. 7).',
  settings: z.strictObject({
    words: WordsByLocale.default({
      en: [
        'almost gone',
        'almost sold out',
        'nearly sold out',
        'only a few left',
        'few left',
        'nearly gone',
        'selling fast',
        'going fast',
        'while you still can',
        'last chance',
      ],
      de: ['fast ausverkauft', 'fast vergriffen', 'nur noch wenige', 'nur noch ein paar Stück', 'letzte Chance', 'nur solange du schnell bist'],
      fr: ['presque épuisé*', 'bientôt épuisé*', 'plus que quelques articles', 'dernières pièces', 'dernière chance'],
      es: ['casi agotad*', 'última oportunidad', 'se agota*', 'quedan pocas', 'quedan pocos', 'últimas unidades'],
      sv: ['nästan slut', 'sista chansen'],
    })
      .describe('words that press without a figure; by locale')
      .meta({ title: 'Words that press' }),
  }),
  about: 'promises',
  severity: 'warn',
  judges: eachSlotAndTemplate,
  says: ({ words }) => `figures of stock, of onlookers and of time, and ${sayWords(words)}`,
  judge: (subject, { words }, around) => {
    const { text, at, by } = saidIn(subject, around)
    if (text === '') return []
    const patterns = [...new Set(localeChain(subject.locale))].flatMap((place) => figures[place] ?? [])
    const pressed = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(({ 0: said, index }) => ({ from: index, length: said.length })))
    const worded = findWordsBut(text, wordsFor(words, subject.locale), []).filter(({ from }) => !isDenied(text, from))
    return apart([...pressed, ...worded]).map(({ from, length }): Drafted => ({
      ...at(from, length),
      reason: `“${text.slice(from, from + length).trim()}” presses, and no data stands behind it${by}.`,
      measured: text.slice(from, from + length).trim(),
      fix: { sentence: 'Bind it to data in the template, or say until when it holds' },
    }))
  },
})

/** One finding a place, the longest, where several see the same. */
const apart = (found: readonly { from: number; length: number }[]): { from: number; length: number }[] => {
  const kept: { from: number; length: number }[] = []
  for (const one of found.toSorted((a, b) => b.length - a.length))
    if (!kept.some(({ from, length }) => one.from < from + length && from < one.from + one.length)) kept.push(one)
  return kept.toSorted((a, b) => a.from - b.from)
}
