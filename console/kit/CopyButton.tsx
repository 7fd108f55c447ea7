import { strings } from '../strings.ts'
import { Button, type ButtonTone } from './Button.tsx'
import { useCopy } from './useCopy.tsx'

const said = strings.copying

interface Props {
  text: string
  label?: string
  /** What it belongs to, where there are several. */
  of?: string
  tone?: ButtonTone
}

/** Copies a text when it is pressed, and says so, or why not. */
export const CopyButton = ({ text, label = said.copy, of, tone = 'plain' }: Props) => {
  const { isCopied, copy, told } = useCopy(text)
  const shown = isCopied ? said.copied : label
  return (
    <>
      <Button tone={tone} onClick={copy} {...(of === undefined ? {} : { 'aria-label': `${shown}: ${of}` })}>
        {shown}
      </Button>
      {told}
    </>
  )
}
