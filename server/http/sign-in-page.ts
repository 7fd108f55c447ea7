import { html } from 'hono/html'

/** Says nothing of whom it signs in: whoever looks at a link for its reader learns nobody's name. */
export const signInPageHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** One press signs in. It stands alone, without the console's files: it works without JavaScript, and before the console is built. */
export const signInPage = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Sign in to Continuo</title>
      <style>
        :root {
          color-scheme: light dark;
        }
        body {
          margin: 0;
          min-height: 100dvh;
          display: grid;
          grid-template-columns: minmax(0, 392px);
          place-content: center;
          background: light-dark(#f6f6f3, #0d100f);
          color: light-dark(#191c1b, #e7ebe9);
          font:
            14px/1.5 system-ui,
            sans-serif;
        }
        main {
          padding: 16px;
        }
        h1 {
          margin: 0;
          font-size: 20px;
          font-weight: 560;
        }
        p {
          margin: 0 0 4px;
          color: light-dark(#4c5250, #b0b8b4);
          text-wrap: pretty;
        }
        p.product {
          margin: 0;
          color: light-dark(#686e6b, #8b9490);
        }
        button {
          width: 100%;
          min-height: 44px;
          margin-top: 12px;
          border: 0;
          border-radius: 6px;
          background: light-dark(#0a6a64, #53c4b6);
          color: light-dark(#ffffff, #04211e);
          font: inherit;
          font-weight: 560;
          cursor: pointer;
        }
        button:hover {
          background: light-dark(#07544f, #7bd6ca);
        }
        button:focus-visible {
          outline: 2px solid light-dark(#0a6a64, #53c4b6);
          outline-offset: 2px;
        }
      </style>
    </head>
    <body>
      <main>
        <p class="product">Continuo</p>
        <h1>Sign in</h1>
        <p>This link signs you in, once. It was made for you alone.</p>
        <form method="post"><button autofocus>Sign in</button></form>
      </main>
    </body>
  </html>`
