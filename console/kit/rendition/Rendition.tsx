import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { Mark, type Severity } from '../Mark.tsx'
import { FindingFrame, SlotFrame, type PlacedFinding, type PlacedSlot } from './frames.tsx'

/** What was really made: a document that stands alone, or a picture. */
export type RenditionOutput = { html: string } | { picture: string }

interface Props {
  output: RenditionOutput
  /** Its own size in CSS pixels. */
  width: number
  height: number
  /** What it is shown at; said in the caption unless it is 1. */
  scale?: number
  name: string
  /** The locale of the content, so that it is read aloud in its own language. */
  lang: string
  layer?: 'findings' | 'slots' | 'clean'
  findings?: readonly PlacedFinding[]
  slots?: readonly PlacedSlot[]
  /** The slot or finding that is chosen elsewhere, framed in every size at once. */
  chosen?: string | undefined
  caption?: boolean
}

/**
 * A page is white where it paints nothing, whatever the theme. In the corners it is not: of a card with round ones, in CSS pixels of its own up to this,
 * they would stand out in the dark.
 */
const roundest = 24

/** Real output in an isolated frame: no script, no origin, no network of ours. Findings and slots lie on it in its own coordinates. */
export const Rendition = ({
  output,
  width,
  height,
  scale = 1,
  name,
  lang,
  layer = 'clean',
  findings = [],
  slots = [],
  chosen,
  caption = true,
}: Props) => (
  <figure className="max-w-full">
    {caption ? (
      <Caption name={name} width={width} height={height} scale={scale} worst={layer === 'findings' ? worstOf(findings) : undefined} />
    ) : null}
    <div className="relative max-w-full" style={{ width: width * scale, height: height * scale }}>
      <div className="absolute inset-0 scheme-light bg-surface" style={{ borderRadius: roundest * scale }} />
      <div className="absolute inset-0 overflow-hidden shadow-[0_0_0_1px_color-mix(in_srgb,var(--ink)_9%,transparent)]">
        <Output output={output} width={width} height={height} scale={scale} name={name} lang={lang} />
      </div>
      {layer === 'findings'
        ? findings.map((finding) => <FindingFrame key={finding.id} finding={finding} scale={scale} chosen={finding.id === chosen} />)
        : null}
      {layer === 'slots' ? slots.map((slot) => <SlotFrame key={slot.id} slot={slot} scale={scale} chosen={slot.id === chosen} />) : null}
    </div>
  </figure>
)

const severities: readonly Severity[] = ['block', 'warn', 'note']
const worstOf = (findings: readonly PlacedFinding[]): Severity | undefined =>
  severities.find((severity) => findings.some((finding) => finding.severity === severity))

const Caption = ({
  name,
  width,
  height,
  scale,
  worst,
}: {
  name: string
  width: number
  height: number
  scale: number
  worst: Severity | undefined
}) => {
  const { percentWhole } = useFormat()
  return (
    <figcaption className="mb-1 flex h-5.5 items-center gap-1.5 text-12 whitespace-nowrap">
      {worst ? <Mark severity={worst} /> : null}
      <b className={worst === 'block' ? 'text-block' : ''}>{name}</b>
      <span className="cut text-ink-2">
        {width}×{height}
        {scale === 1 ? '' : `, ${strings.rendition.scale(percentWhole(scale))}`}
      </span>
    </figcaption>
  )
}

interface OutputProps {
  output: RenditionOutput
  width: number
  height: number
  scale: number
  name: string
  lang: string
}

const Output = ({ output, width, height, scale, name, lang }: OutputProps) => {
  if ('picture' in output)
    return <img src={output.picture} width={width * scale} height={height * scale} alt={name} lang={lang} className="block max-w-none" />
  return (
    <iframe
      title={name}
      lang={lang}
      sandbox=""
      tabIndex={-1}
      srcDoc={isolated(output.html, lang)}
      width={width}
      height={height}
      className="pointer-events-none block max-w-none origin-top-left border-0 scheme-light"
      style={{ transform: `scale(${scale})` }}
    />
  )
}

const policy = "default-src 'none'; img-src data: 'self' blob:; media-src 'self'; style-src 'unsafe-inline'; font-src data: 'self'"

/** The policy stands first, so that nothing before it can ask for anything. */
const isolated = (html: string, lang: string): string =>
  `<!doctype html><html lang="${lang.replaceAll(/[^\w-]/g, '')}"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>html,body{margin:0;overflow:hidden}</style>${html}`
