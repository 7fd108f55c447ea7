import { html } from 'hono/html'
import { refusalCatalogue, type RefusalCode, refuse } from '../../engine/kernel/refusal.ts'
import { handbook } from './handbook.ts'
import { problemOf } from './problem.ts'

const codes = Object.keys(refusalCatalogue) as RefusalCode[]

const byStatus = [...Map.groupBy(codes, (code) => refusalCatalogue[code].status)].toSorted(([a], [b]) => a - b)

const one = (code: RefusalCode) => {
  const { title, status, remedy } = refusalCatalogue[code]
  return html`<section id="${code}">
    <h3>${title} <small>${code}, HTTP ${status}</small></h3>
    <p>${remedy}</p>
  </section>`
}

const sample = refuse('invalidInput', 'The input of brief.open does not fit in one place.', {
  where: [{ path: 'due', problem: 'A moment with its time zone, as in 2026-12-01T12:00:00Z.' }],
})

/** Where the `type` of every problem leads: each code of the catalogue, with what to do about it. */
export const refusals = () =>
  handbook({
    title: 'Every refusal',
    nav: byStatus.map(([status, of]) => html`<b>${status}</b>${of.map((code) => html`<a href="#${code}">${code}</a>`)}`),
    main: html`<p>
        Whatever is refused says what was wrong, where, and what to do. Nothing is half done: what was refused has changed nothing. The answer is a
        problem document (RFC 9457) over HTTP, the same document as a tool error over MCP, a value with the same fields in the SDK, and lines with
        exit code 1 on the command line.
      </p>
      <pre>${JSON.stringify(problemOf(sample), null, 2)}</pre>
      <p>
        <code>detail</code> is the sentence. <code>where</code> names the places: a field, or line and column of a text. <code>remedy</code> says what
        to do; where a refusal knows nothing better, it is what stands here. <code>facts</code>, where there are any, are for machines: what stands
        there now, or what would have fitted. A <code>Retry-After</code> comes with those where trying again helps. The list is closed.
      </p>
      ${byStatus.flatMap(([, of]) => of.map(one))}`,
  })
