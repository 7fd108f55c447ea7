import { useId, useImperativeHandle, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { strings } from '../strings.ts'
import { classes } from './classes.ts'
import type { Severity } from './Mark.tsx'

export interface LineMark {
  /** From 1. */
  line: number
  severity: Severity
  sentence: string
}

/** What others may do with a field of code. */
export interface CodeHandle {
  /** Goes there, from 1. */
  goTo: (line: number, column?: number) => void
  /** Puts text where the caret is, or around what is selected. */
  insert: (before: string, after?: string) => void
  /** Puts text in place of what stands there, in UTF-16 units, and goes there; the browser can undo it. */
  replace: (from: number, length: number, text: string) => void
}

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  marks?: readonly LineMark[]
  side?: ReactNode
  /** Where others get hold of it. */
  handle?: Ref<CodeHandle>
}

const lineHeight = 20
const padding = 6
const indent = '  '
/** Marks lie behind the text by its lines: both must know how high one is. */
const type = { fontSize: 12, lineHeight: `${lineHeight}px` }
const grounds: Record<Severity, string> = { block: 'bg-block-wash', warn: 'bg-warn-wash', note: 'bg-sunken' }
const texts: Record<Severity, string> = { block: 'text-block font-strong', warn: 'text-warn font-strong', note: 'text-ink' }

/** Code as plain text: numbered lines, and marks on those that something is said about. Tab indents; after Escape it leaves, so that no key is trapped. */
export const CodeField = ({ label, value, onChange, marks = [], side, handle }: Props) => {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const leaving = useRef(false)
  const lines = value.split('\n').length
  useImperativeHandle(handle, () => ({
    goTo: (line, column = 1) => goTo(area.current, line, column),
    insert: (before, after = '') => insertInto(area.current, before, after, onChange),
    replace: (from, length, text) => replaceIn(area.current, { from, length, text }, onChange),
  }))
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      leaving.current = true
      return
    }
    if (event.key !== 'Tab' || event.ctrlKey || event.metaKey || event.altKey || leaving.current) {
      leaving.current = false
      return
    }
    event.preventDefault()
    indented(event.currentTarget, event.shiftKey, onChange)
  }
  return (
    <div className="grid min-w-0 gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <label htmlFor={id} className="font-strong">
          {label}
        </label>
        {side}
      </div>
      <div className="flex min-w-0 rounded-2 border border-edge bg-surface focus-within:outline-2 focus-within:outline-focus">
        <LineNumbers lines={lines} marks={marks} />
        <div className="relative min-w-0 flex-1 overflow-x-auto">
          {marks.map(({ line, severity, sentence }) => (
            <div
              key={`${line} ${sentence}`}
              aria-hidden
              className={classes('absolute inset-x-0', grounds[severity])}
              style={{ top: padding + (line - 1) * lineHeight, height: lineHeight }}
            />
          ))}
          <textarea
            ref={area}
            id={id}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={onKeyDown}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            wrap="off"
            rows={lines}
            aria-describedby={`${id}-below`}
            aria-invalid={marks.some(({ severity }) => severity === 'block') || undefined}
            style={type}
            className="relative block w-full min-w-full resize-none overflow-hidden bg-transparent px-2 py-1.5 font-mono whitespace-pre text-ink outline-none field-sizing-content"
          />
        </div>
      </div>
      <div id={`${id}-below`} className="grid gap-1 text-12 text-ink-2">
        <Marks marks={marks} onGoTo={(line) => goTo(area.current, line, 1)} />
        <p>{strings.code.tab}</p>
      </div>
    </div>
  )
}

const LineNumbers = ({ lines, marks }: { lines: number; marks: readonly LineMark[] }) => (
  <ol aria-hidden style={type} className="shrink-0 border-r border-line px-2 py-1.5 text-right font-mono text-ink-3 select-none">
    {Array.from({ length: lines }, (_, n) => {
      const mark = marks.find(({ line }) => line === n + 1)
      return (
        <li key={n} className={mark ? texts[mark.severity] : ''} title={mark?.sentence}>
          {n + 1}
        </li>
      )
    })}
  </ol>
)

/** What is said of lines, in words; each leads to its line. */
const Marks = ({ marks, onGoTo }: { marks: readonly LineMark[]; onGoTo: (line: number) => void }) =>
  marks.map(({ line, sentence }) => (
    <p key={`${line} ${sentence}`}>
      <button type="button" className="target linked" onClick={() => onGoTo(line)}>
        {strings.code.line(line)}
      </button>{' '}
      {sentence}
    </p>
  ))

const goTo = (area: HTMLTextAreaElement | null, line: number, column: number): void => {
  if (!area) return
  const before = area.value.split('\n').slice(0, line - 1)
  const from = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1
  area.focus({ preventScroll: true })
  area.setSelectionRange(from, from)
  // The field is as high as its text, so that it is the page around it that scrolls.
  const top = padding + (line - 1) * lineHeight
  let around = area.parentElement
  while (around && around.scrollHeight <= around.clientHeight + 1) around = around.parentElement
  if (!around) return
  const offset = area.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop
  around.scrollTo({ top: Math.max(0, offset + top - around.clientHeight / 3) })
}

/** As if it was typed, so that the browser can undo it. */
const typed = (area: HTMLTextAreaElement, text: string, onChange: (value: string) => void): void => {
  area.focus({ preventScroll: true })
  if (document.execCommand('insertText', false, text)) return
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  onChange(area.value)
}

const insertInto = (area: HTMLTextAreaElement | null, before: string, after: string, onChange: (value: string) => void): void => {
  if (!area) return
  const held = area.value.slice(area.selectionStart, area.selectionEnd)
  typed(area, `${before}${held}${after}`, onChange)
}

const replaceIn = (
  area: HTMLTextAreaElement | null,
  { from, length, text }: { from: number; length: number; text: string },
  onChange: (value: string) => void,
): void => {
  if (!area) return
  goTo(area, area.value.slice(0, from).split('\n').length, 1)
  area.setSelectionRange(from, from + length)
  typed(area, text, onChange)
  area.setSelectionRange(from, from + text.length)
}

/** One step in or out: at the caret, or all lines that are selected. */
const indented = (area: HTMLTextAreaElement, out: boolean, onChange: (value: string) => void): void => {
  const { selectionStart: from, selectionEnd: to, value } = area
  if (from === to && !out) return typed(area, indent, onChange)
  const start = value.lastIndexOf('\n', from - 1) + 1
  const held = value.slice(start, to)
  const moved = held
    .split('\n')
    .map((line) => (out ? line.replace(/^ {1,2}/, '') : line === '' ? line : indent + line))
    .join('\n')
  if (moved === held) return
  area.setSelectionRange(start, to)
  typed(area, moved, onChange)
  if (from === to) area.setSelectionRange(Math.max(start, from - (held.length - moved.length)), Math.max(start, from - (held.length - moved.length)))
  else area.setSelectionRange(start, start + moved.length)
}
