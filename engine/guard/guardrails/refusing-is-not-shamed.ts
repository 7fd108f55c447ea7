import { z } from 'zod'
import { localeChain } from '../../create/locale-chain.ts'
import { findWordsBut, WordsByLocale, wordsFor, sayWords } from '../find-words.ts'
import { type Drafted, eachSlotAndTemplate, guardrailKind } from '../guardrail-kind.ts'
import { saidIn } from '../said-in.ts'

/** A no that its own sentence makes the reader ashamed of: the refusal first, and then what only a fool would say. */
const shaming: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /\bno(?:pe)?,?\s*(?:thanks|thank you)?\s*[,.;:–—-]\s*I(?:[’']d rather|\s+would rather|\s+prefer|(?:[’']ll|\s+will)\s+(?:pay|stay|freeze|miss|risk|keep (?:paying|freezing|getting))|\s+(?:don[’']t|do not)\s+(?:want to (?:save|be|stay)|like|need|care)|\s+hate|\s+like|\s+enjoy)\s*[^.!?\n]*/giu,
    /\bI\s+(?:don[’']t|do not)\s+(?:want|like|need|care)\s+(?:to|about)\s+(?:sav|pay(?:ing)? less|be|stay|better|deals|discount|my)[^.!?\n]*/giu,
    /\bI(?:[’']d| would)\s+rather\s+(?:pay|freeze|get wet|stay|miss|be|spend)[^.!?\n]*/giu,
  ],
  de: [
    /\bnein,?\s*(?:danke)?\s*[,.;:–—-]\s*ich\s+(?:(?:möchte|will)\s+(?:lieber|nicht sparen|weiter)|zahle|verzichte|bleibe lieber|friere|mag (?:es|keine)|hasse|spare nicht)[^.!?\n]*/giu,
    /\bich\s+(?:möchte|will)\s+(?:nicht|keine?n?)\s+(?:sparen|Geld sparen|Rabatte?|Vorteile?)[^.!?\n]*/giu,
    /\bich\s+(?:zahle|bezahle)\s+(?:lieber|gerne?)\s+(?:den vollen|mehr)[^.!?\n]*/giu,
  ],
  fr: [
    /\bnon,?\s*(?:merci)?\s*[,.;:–—-]\s*je\s+(?:préfère|ne veux|veux|n[’']aime|renonce|paie|paye|reste|déteste)[^.!?\n]*/giu,
    /\bje\s+(?:préfère)\s+(?:payer|rester|avoir froid|rater|manquer)[^.!?\n]*/giu,
    /\bje\s+ne\s+(?:veux|souhaite)\s+pas\s+(?:économiser|faire d[’']économies|de réduction)[^.!?\n]*/giu,
  ],
  es: [
    /\bno,?\s*(?:gracias)?\s*[,.;:–—-]\s*(?:yo\s+)?(?:prefiero|no quiero|odio|renuncio|me gusta|pago|seguiré)[^.!?\n]*/giu,
    /\bprefiero\s+(?:pagar|perder|quedarme|pasar frío)[^.!?\n]*/giu,
    /\bno\s+quiero\s+(?:ahorrar|descuentos|pagar menos)[^.!?\n]*/giu,
  ],
  sv: [/\bnej,?\s*(?:tack)?\s*[,.;:–—-]\s*jag\s+(?:vill|betalar|föredrar|hatar|gillar)[^.!?\n]*/giu],
}

export const refusingIsNotShamed = guardrailKind({
  name: 'refusing-is-not-shamed',
  demands: 'Nobody is shamed for saying no',
  why: 'A no that must be said in words against oneself is no free choice (Regulation (EU) 2022/2065, Art. 25).',
  settings: z.strictObject({
    words: WordsByLocale.default({}).describe('phrases that shame, beside those that are known; by locale').meta({ title: 'Phrases that shame' }),
  }),
  about: 'promises',
  severity: 'block',
  judges: eachSlotAndTemplate,
  says: ({ words }) =>
    Object.keys(words).length > 0 ? `a no with a reason against oneself, and ${sayWords(words)}` : 'a no with a reason against oneself',
  judge: (subject, { words }, around) => {
    const { text, at, by } = saidIn(subject, around)
    const patterns = localeChain(subject.locale).flatMap((place) => shaming[place] ?? [])
    const known = patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ 0: said, index }) => ({ from: index, length: said.trimEnd().length })),
    )
    const [first] = [...known, ...findWordsBut(text, wordsFor(words, subject.locale), [])].toSorted((a, b) => a.from - b.from)
    if (!first) return []
    const said = text.slice(first.from, first.from + first.length)
    const found: Drafted = {
      ...at(first.from, first.length),
      reason: `“${said.slice(0, 80)}” shames whoever says no${by}.`,
      measured: said.slice(0, 160),
      fix: { sentence: 'Let the no be a plain no' },
    }
    return [found]
  },
})
