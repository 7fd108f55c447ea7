import { useMemo } from 'react'
import { languages } from '../../engine/create/languages.ts'
import { SeekPick } from '../kit/SeekPick.tsx'
import { strings } from '../strings.ts'

interface Props {
  /** Those that have their fields already. */
  locales: readonly string[]
  onAdd: (locale: string) => void
}

/** A language that no family speaks yet gets fields too, found by its name in English or in itself. */
export const LanguagePick = ({ locales, onAdd }: Props) => {
  const options = useMemo(
    () =>
      languages().flatMap(({ code, name, own }) =>
        locales.includes(code) ? [] : [{ value: code, label: name, also: own === name ? [] : [own], note: code }],
      ),
    [locales],
  )
  return <SeekPick label={strings.addLanguage} options={options} onChange={onAdd} />
}
