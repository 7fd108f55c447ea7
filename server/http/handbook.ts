import { html, raw } from 'hono/html'

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:0;display:grid;grid-template-columns:220px minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:24px;box-sizing:border-box;border-right:1px solid color-mix(in srgb,currentColor 15%,transparent)}
nav a{display:block;color:inherit;text-decoration:none;padding:1px 0}nav a:hover{text-decoration:underline}nav b{display:block;margin-top:12px}main{padding:24px 40px;max-width:900px}
pre{overflow:auto;padding:12px;background:color-mix(in srgb,currentColor 6%,transparent);font:12px/1.5 ui-monospace,monospace;border-radius:5px}h3 small{font-weight:400;opacity:.7}
section{scroll-margin-top:12px}section:target{outline:2px solid color-mix(in srgb,currentColor 30%,transparent);outline-offset:10px;border-radius:5px}
code{font:.9em ui-monospace,monospace}@media(max-width:720px){body{display:flex;flex-direction:column}nav{order:1;position:static;height:auto;border:0;padding:16px}main{padding:16px;box-sizing:border-box;width:100%}}`

type Markup = ReturnType<typeof html>

/** A page for whoever builds on the engine: what it is about on the left, all of it on the right. It needs no sign-in and no script. */
export const handbook = ({ title, nav, main }: { title: string; nav: Markup | Markup[]; main: Markup }) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Continuo: ${title.toLowerCase()}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <nav>
          <a href="/">Console</a><a href="/reference">Every operation</a><a href="/docs/refusals">Every refusal</a
          ><a href="/openapi.json">openapi.json</a>${nav}
        </nav>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`
