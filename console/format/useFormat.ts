import { createContext, use } from 'react'
import { firstLanguage } from './language.ts'
import { formatterFor, type Formatter } from './formatter.ts'

/** Until the engine is known: the reader's own locale and zone. The frame sets the engine's currency and zone. */
export const FormatContext = createContext<Formatter>(
  formatterFor({ language: firstLanguage(navigator.languages), currency: 'EUR', zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
)

export const useFormat = (): Formatter => use(FormatContext)
