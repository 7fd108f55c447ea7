import { compile } from '../compile/compile.ts'
import { partsOf, type Meaning } from '../meaning.ts'
import { Unknown } from '../unknown.ts'

/** Works out what is made of constants alone, so that it costs nothing later. What fails is left to fail when it runs, as CEL says. */
export const fold = (meaning: Meaning): Meaning => {
  if (!partsOf(meaning).every(({ kind }) => kind === 'constant')) return meaning
  const value = compile(meaning)({})
  return value instanceof Unknown ? meaning : { kind: 'constant', value, type: meaning.type, span: meaning.span }
}
