import { html, raw } from 'hono/html'
import { channelName } from '../../engine/create/channel-name.ts'
import { rightsForOthers } from '../../engine/create/rights-in-words.ts'
import type { Spec, SpecFile } from './spec.ts'

/** `spec.json` for people: it stands alone, reads in light and dark, and prints. */
export const specSheet = async (spec: Spec): Promise<string> => {
  const today = spec.askedAt.slice(0, 10)
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${spec.family?.name ?? spec.name}: spec sheet</title>
        <style>
          ${raw(css)}
        </style>
      </head>
      <body>
        <main>
          <h1>${spec.family?.name ?? 'Pictures'}</h1>
          <p>${spec.files.length} ${spec.files.length === 1 ? 'file' : 'files'}, packed for ${spec.recipient ?? spec.askedBy}. Times are in UTC.</p>
          ${facts(spec)} ${spec.notes.map((note) => html`<p>${note}</p>`)}
          <h2>Files</h2>
          ${[...byLocale(spec.files)].map(([locale, files]) => fileTable(locale, files))} ${partTable('Components', spec.components, today)}
          ${partTable('Pictures', spec.pictures, today)} ${leftTable(spec)}
          <p class="foot">
            <code>receipt.json</code> has the hash of each file. <code>continuo verify-package FILE</code> checks this package against what the engine
            noted when it was made.
          </p>
        </main>
      </body>
    </html>`
  return String(await page)
}

const facts = ({ use, approval, family, template, package: id, askedBy, askedAt }: Spec) =>
  html`<dl>
    <dt>Use</dt>
    <dd>
      ${use.territories.join(', ')}; ${use.media.map(channelName).join(', ')}; from ${use.from}
      ${use.until === undefined ? 'for as long as its rights last' : `until ${use.until}`}
    </dd>
    <dt>Approved</dt>
    <dd>
      ${approval ? `${approval.how}${approval.by.length > 0 ? `, ${approval.by.join(', ')}` : ''}, ${minute(approval.at)}` : 'Originals are not approved by themselves.'}
      ${approval ? html` <code>${approval.id}</code>` : ''}
    </dd>
    ${
      family && template
        ? html`<dt>Content</dt>
            <dd>${family.key} <code>${family.hash.slice(0, 12)}</code>, ${template.name} version ${template.version} (${template.channel})</dd>`
        : ''
    }
    <dt>Package</dt>
    <dd><code>${id}</code>, asked for by ${askedBy}, ${minute(askedAt)}</dd>
  </dl>`

const minute = (at: string): string => at.slice(0, 16).replace('T', ' ')

const byLocale = (files: readonly SpecFile[]): Map<string, SpecFile[]> => Map.groupBy(files, ({ locale = '' }) => locale)

const fileTable = (locale: string, files: readonly SpecFile[]) =>
  html`${locale === '' ? '' : html`<h3>${locale}</h3>`}
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Size</th>
            <th scope="col" class="figure">Weight</th>
            <th scope="col">Says</th>
            <th scope="col">Made of</th>
            <th scope="col">Until</th>
          </tr>
        </thead>
        <tbody>
          ${files.map(
            (file) =>
              html`<tr>
                <td class="path">${file.path}</td>
                <td>${file.size ? `${file.size.width} × ${file.size.height ?? 'as it grows'}` : ''}</td>
                <td class="figure">${kilobytes(file.bytes)}${file.limit ? ` of ${kilobytes(file.limit.bytes)}` : ''}</td>
                <td ${raw(locale === '' ? '' : `lang="${locale}"`)}>
                  ${file.subject === undefined ? '' : html`<b>${file.subject}</b> `}${file.alt ?? ''}
                </td>
                <td>${[...Object.values(file.components ?? {}), ...(file.pictures ?? [])].join(', ')}</td>
                <td>${file.usableUntil ?? 'no end'}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`

const partTable = (title: string, parts: Spec['components'], today: string) =>
  Object.keys(parts).length === 0
    ? ''
    : html`<h2>${title}</h2>
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Name</th>
                <th scope="col">Hash</th>
                <th scope="col">Rights</th>
              </tr>
            </thead>
            <tbody>
              ${Object.entries(parts).map(
                ([key, part]) =>
                  html`<tr>
                    <td class="path">${key}</td>
                    <td>${part.name}${part.model === undefined ? '' : ` (drafted with ${part.model})`}</td>
                    <td><code>${part.hash.slice(0, 12)}</code></td>
                    <td>${rightsForOthers(part.rights, today)} ${part.rights?.note ?? ''}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`

const leftTable = ({ left }: Spec) =>
  left.length === 0
    ? ''
    : html`<h2>Left out</h2>
        <ul>
          ${left.map(({ what, why, files }) => html`<li><b>${what}</b> ${why} (${files} ${files === 1 ? 'file' : 'files'})</li>`)}
        </ul>`

const css = `
:root{color-scheme:light dark}
body{margin:0;background:light-dark(#fff,#0d100f);color:light-dark(#191c1b,#e7ebe9);font:14px/1.5 system-ui,sans-serif}
main{max-width:1080px;margin:0 auto;padding:32px 24px}
h1{margin:0;font-size:24px}h2{margin:32px 0 8px;font-size:17px}h3{margin:16px 0 4px;font-size:14px}
p{margin:4px 0}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:16px 0}dt{color:light-dark(#686e6b,#8b9490)}dd{margin:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid light-dark(#e2e2dc,#262b29);text-align:start;vertical-align:top}
th{font-weight:560;color:light-dark(#4c5250,#b0b8b4)}.figure{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
.path,code{font:12px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}.path{min-width:180px}.foot{margin-top:32px;color:light-dark(#686e6b,#8b9490)}
@media print{main{max-width:none;padding:0}.wide{overflow:visible}tr{break-inside:avoid}body{font-size:11px}}
@media (max-width:560px){main{padding:20px 16px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
`
