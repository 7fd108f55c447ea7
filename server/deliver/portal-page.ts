import { html, raw } from 'hono/html'
import type { Asset } from '../../engine/create/asset.ts'
import { channelName } from '../../engine/create/channel-name.ts'
import type { Collection, Held } from '../../engine/create/collection.ts'
import { ContentChannel } from '../../engine/create/channel.ts'
import { millimetres } from '../../engine/create/millimetres.ts'
import { sortOf } from '../../engine/create/media-sort.ts'
import { rightsForOthers } from '../../engine/create/rights-in-words.ts'
import { titleOf } from '../../engine/create/said.ts'
import type { UseRequest } from '../../engine/create/use-request.ts'
import { counted } from '../../engine/kernel/counted.ts'
import { countries, countryName } from '../../engine/create/countries.ts'

/** Nobody is signed in here, nothing is run, and no other page may frame it or learn its address. */
export const portalHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

interface Shown {
  /** Path of the page, without a slash at its end. */
  at: string
  /** Whose pictures these are. */
  house: string
  collection: Collection
  until: string
}

/** The collection: previews, what they show, and what they may be used for. */
export const collectionPage = ({ at, house, collection, until }: Shown, { assets, components }: Held, today: string) =>
  page(
    house,
    collection.name,
    html`<h1>${collection.name}</h1>
      ${collection.note === '' ? '' : html`<p class="note">${collection.note}</p>`}
      <p class="quiet">
        ${heldInWords(assets)}. This page is open until ${until.slice(0, 10)}. Previews are for looking; for an original, say what you want it for.
      </p>
      ${assets.length === 0 ? html`<p>Nothing lies here at the moment.</p>` : ''}
      <ul class="pictures">
        ${assets.map(
          (one) =>
            html`<li>
              <a href="${at}/picture/${one.id}"><span class="frame">${preview(at, one)}</span><b>${one.name}</b></a>
              <span class="quiet">${rightsForOthers(one.rights, today)}</span>
            </li>`,
        )}
      </ul>
      ${
        components.length === 0
          ? ''
          : html`<h2>Words</h2>
              <ul class="words">
                ${components.map((one) => html`<li>${titleOf(one)} <span class="quiet">${rightsForOthers(one.rights, today)}</span></li>`)}
              </ul>`
      }`,
  )

/** 3 pictures, 1 document. */
const heldInWords = (assets: readonly Asset[]): string => {
  const parts = (['picture', 'video', 'document'] as const).flatMap((sort) => {
    const count = assets.filter((one) => sortOf(one) === sort).length
    return count > 0 ? [counted(count, sort)] : []
  })
  return parts.length > 0 ? parts.join(', ') : '0 pictures'
}

const preview = (at: string, one: Asset, locale = 'en') =>
  hasPreview(one)
    ? html`<img src="${at}/preview/${one.id}" alt="${one.alt[locale] ?? Object.values(one.alt)[0] ?? one.name}" loading="lazy" />`
    : html`<span class="quiet">No preview</span>`

export const hasPreview = (one: Pick<Asset, 'mediaType' | 'poster'>): boolean => sortOf(one) !== 'video' || one.poster !== undefined

interface Typed {
  who: string
  purpose: string
  territories: string
  media: readonly string[]
  from: string
  until: string
}

/** What one fills in. */
export type Field = keyof Typed

/** What to mend, by field; of the form as a whole, what was refused otherwise. */
export type Problems = Partial<Record<Field | 'form', string>>

const blank: Typed = { who: '', purpose: '', territories: '', media: [], from: '', until: '' }

/** One picture, and the form that asks what it is wanted for. */
export const picturePage = (
  { at, house, collection }: Shown,
  one: Asset,
  today: string,
  typed: Typed = { ...blank, from: today },
  problems: Problems = {},
) =>
  page(
    house,
    one.name,
    html`<p><a href="${at}">${collection.name}</a></p>
      <h1>${one.name}</h1>
      <div class="one">
        <div>
          <span class="frame large">${preview(at, one)}</span>
          <dl>
            <dt>Rights</dt>
            <dd>${rightsForOthers(one.rights, today)}</dd>
            ${size(one)}
            <dt>File</dt>
            <dd>${one.mediaType.split('/').at(-1)?.replace('+xml', '').toUpperCase()}, ${(one.bytes / 1_000).toFixed(0)} kB</dd>
          </dl>
        </div>
        ${askForm(`${at}/picture/${one.id}`, typed, problems)}
      </div>`,
  )

/** What it is wanted for. What is to be mended is said at its field, and what was typed is kept. */
const askForm = (action: string, typed: Typed, problems: Problems) =>
  html`<form method="post" action="${action}">
    <h2>Ask for the original</h2>
    ${refused(problems)}
    <label>
      Who are you?
      <input name="who" required minlength="2" maxlength="160" autocomplete="name" value="${typed.who}" ${marked(problems, 'who')} />
      ${said(problems, 'who')}
    </label>
    <label>
      What is it for? <input name="purpose" maxlength="400" value="${typed.purpose}" ${marked(problems, 'purpose')} />
      ${said(problems, 'purpose')}
    </label>
    <label>
      Countries
      <input
        name="territories"
        list="countries"
        required
        maxlength="400"
        value="${typed.territories}"
        ${marked(problems, 'territories', 'how-countries')}
      />
      ${said(problems, 'territories')}
      <small id="how-countries">By name or code, with commas between: Sweden, Germany. Or: world.</small>
    </label>
    <datalist id="countries">
      ${[{ code: 'world', name: 'World' }, ...countries()].map(({ code, name }) => html`<option value="${name}">${code}</option>`)}
    </datalist>
    <fieldset ${marked(problems, 'media')}>
      <legend>Shown on</legend>
      ${said(problems, 'media')}
      ${ContentChannel.options.map(
        (medium) =>
          html`<label class="tick"
            ><input type="checkbox" name="media" value="${medium}" ${raw(typed.media.includes(medium) ? 'checked' : '')} />
            ${channelName(medium)}</label
          >`,
      )}
    </fieldset>
    <div class="days">
      <label> From <input type="date" name="from" required value="${typed.from}" ${marked(problems, 'from')} /> ${said(problems, 'from')} </label>
      <label>
        Until <input type="date" name="until" required value="${typed.until}" ${marked(problems, 'until')} /> ${said(problems, 'until')}
      </label>
    </div>
    <button>Ask for it</button>
    <p class="quiet">
      Kept: what you type here, the day, and how often the original was taken. Not kept: your address, your browser; there are no cookies. Whoever
      shared this page can read it.
    </p>
  </form>`

const size = ({ width, height, pages }: Asset) =>
  html`<dt>Size</dt>
    <dd>${pages === undefined ? `${width} × ${height} px` : `${counted(pages, 'page')}, ${millimetres(width)} × ${millimetres(height)} mm`}</dd>`

/** What is wrong with a field stands below it, and its input points there. */
const said = (problems: Problems, field: Field) =>
  problems[field] === undefined ? '' : html`<small id="wrong-${field}" class="wrong">${problems[field]}</small>`

const marked = (problems: Problems, field: Field, hint?: string) => {
  const wrong = problems[field] !== undefined
  const described = [...(wrong ? [`wrong-${field}`] : []), ...(hint === undefined ? [] : [hint])].join(' ')
  return raw(`${wrong ? 'aria-invalid="true" ' : ''}${described === '' ? '' : `aria-describedby="${described}"`}`)
}

const refused = ({ form, ...fields }: Problems) =>
  form === undefined && Object.keys(fields).length === 0
    ? ''
    : html`<p role="alert" class="refused">${form ?? 'It was not sent: mend what is marked below, then ask again.'}</p>`

/** What became of a request: the receipt of whoever asked. Its address is the only way back to it. */
export const requestPage = (
  { at, house, collection }: Shown,
  request: UseRequest,
  one: Asset,
  file: string,
  returned: string | undefined,
  today: string,
) => {
  const { state, because, who, purpose, use, id, askedAt, until } = request
  const answers = {
    granted: html`<p>Granted for the use below. It can be taken until ${until.slice(0, 10)}.</p>
      <p><a class="button" href="${file}">Take the original</a></p>`,
    waiting: html`<p>Somebody looks at it. Keep this address and come back: the answer stands here.</p>`,
    refused: html`<p role="alert">
      The rights do not cover this use: it ${because ?? 'is not covered'}. <a href="${at}/picture/${one.id}">Ask for another use</a>.
    </p>`,
  }
  return page(
    house,
    one.name,
    html`<p><a href="${at}">${collection.name}</a></p>
      <h1>${returned !== undefined ? 'Not granted' : { granted: 'Granted', waiting: 'Waiting for a yes', refused: 'Not covered' }[state]}</h1>
      ${returned === undefined ? answers[state] : html`<p role="alert">It was looked at and not granted: ${returned}</p>`}
      <dl>
        <dt>File</dt>
        <dd>${one.name}</dd>
        <dt>For</dt>
        <dd>${who}${purpose === '' ? '' : html`; ${purpose}`}</dd>
        <dt>Use</dt>
        <dd>${use.territories.map(countryName).join(', ')}; ${use.media.map(channelName).join(', ')}; ${use.from} to ${use.until ?? 'no end'}</dd>
        <dt>Rights</dt>
        <dd>${rightsForOthers(one.rights, today)}</dd>
        <dt>Receipt</dt>
        <dd><code>${id}</code>, ${askedAt.slice(0, 16).replace('T', ' ')} UTC; bytes <code>${one.hash.slice(0, 16)}</code></dd>
      </dl>`,
  )
}

export const closedPage = (title: string, sentence: string) =>
  page(
    '',
    title,
    html`<h1>${title}</h1>
      <p>${sentence}</p>`,
  )

const page = (house: string, title: string, body: unknown) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${house === '' ? title : `${title} · ${house}`}</title>
        <style>
          ${raw(css)}
        </style>
      </head>
      <body>
        <main>${house === '' ? '' : html`<p class="house">Shared by <b>${house}</b></p>`}${body}</main>
      </body>
    </html>`

const css = `
:root{color-scheme:light dark;--line:light-dark(#e2e2dc,#262b29);--ink-2:light-dark(#5c6260,#a3aca8);--thread:light-dark(#0a6a64,#53c4b6)}
*{box-sizing:border-box}
body{margin:0;background:light-dark(#f6f6f3,#0d100f);color:light-dark(#191c1b,#e7ebe9);font:15px/1.5 system-ui,sans-serif}
main{max-width:1120px;margin:0 auto;padding:40px 24px 64px}
h1{margin:0 0 8px;font-size:26px;line-height:1.2;font-weight:600;text-wrap:balance;overflow-wrap:anywhere}h2{margin:0 0 4px;font-size:17px;font-weight:600}
p{margin:4px 0;max-width:72ch;text-wrap:pretty}.note{font-size:17px}.quiet,small,dt{color:var(--ink-2);font-size:13px}
a{color:var(--thread)}a:hover{text-decoration-thickness:2px}:focus-visible{outline:2px solid var(--thread);outline-offset:2px}
ul{list-style:none;margin:24px 0 0;padding:0}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:24px}
.pictures li{display:grid;gap:2px;align-content:start}.pictures a{display:grid;gap:8px;color:inherit;text-decoration:none;overflow-wrap:anywhere}.pictures a:hover b{text-decoration:underline}
.frame{display:grid;place-items:center;aspect-ratio:4/3;overflow:hidden;border-radius:6px;background:light-dark(#e9e9e4,#171c1a)}.frame img{width:100%;height:100%;object-fit:contain}
.frame.large{aspect-ratio:3/2}.words{display:grid;gap:8px;margin-top:8px}.words li{padding-bottom:8px;border-bottom:1px solid var(--line)}h2:has(+.words){margin-top:40px}
.one{display:grid;grid-template-columns:minmax(0,3fr) minmax(280px,2fr);gap:40px;margin-top:16px;align-items:start}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;margin:16px 0}dt{line-height:22px}dd{margin:0;overflow-wrap:anywhere}
form{display:grid;grid-template-columns:minmax(0,1fr);gap:14px;padding:20px;border:1px solid var(--line);border-radius:8px;background:light-dark(#fff,#131716)}
label{display:grid;grid-template-columns:minmax(0,1fr);gap:4px;font-weight:560}label small{font-weight:400}fieldset{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0;padding:0;border:0}legend{padding:0;margin-bottom:4px;font-weight:560}
.tick{display:inline-flex;align-items:center;gap:8px;min-height:24px;font-weight:400}.days{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:14px}form,fieldset,label{min-width:0}
input:not([type=checkbox]){width:100%;min-width:0;font-weight:400;min-height:40px;padding:6px 10px;border:1px solid light-dark(#8a908d,#6d7672);border-radius:6px;background:light-dark(#fff,#0d100f);color:inherit;font:400 15px/1.5 system-ui,sans-serif}
button,.button{display:inline-block;min-height:44px;padding:10px 20px;border:0;border-radius:6px;background:var(--thread);color:light-dark(#fff,#04211e);font:inherit;font-weight:560;text-decoration:none;cursor:pointer}
.house{margin:0 0 20px;color:var(--ink-2)}.house b{color:light-dark(#191c1b,#e7ebe9)}
.wrong{color:light-dark(#b3261e,#ff8a80)}[aria-invalid=true]:not(fieldset){border-color:light-dark(#b3261e,#ff8a80)!important}fieldset .wrong{flex-basis:100%}
.refused{padding:10px 14px;border-inline-start:3px solid light-dark(#b3261e,#ff8a80);background:light-dark(#fdf1f0,#2a1614)}code{font:12px ui-monospace,monospace}
@media (max-width:760px){main{padding:24px 16px 48px}.one{grid-template-columns:minmax(0,1fr);gap:24px}.pictures{grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:16px}h1{font-size:22px}}
`
