// @ts-check
/**
 * The browser snippet: fills every element with `data-continuo-placement`, and says what became of it.
 *
 *   <script src="https://ENGINE/snippet.js" data-key="eng_….key_…"></script>
 *   <section data-continuo-placement="home-hero">what stands here without us</section>
 *
 * Before a yes it stores nothing, sends no id and reports nothing: the page gets what everybody gets. Global Privacy Control counts as a no.
 * `window.continuo`: consent({ personalisation, marketing, tracking }), consented(), track(name, properties), identify(userId, traits), fill(), context.
 */
;(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const api = new URL(script.src).origin
  const key = script.dataset.key ?? ''
  const storeName = 'continuo'
  const refusesProfiling = /** @type {any} */ (navigator).globalPrivacyControl === true

  /** @type {{ consent?: Record<string, boolean>, anonymousId?: string, userId?: string }} */
  const known = refusesProfiling ? {} : recall()
  /** What was decided for this page, newest last: an order names them. */
  const receipts = new Map()
  /** @type {object[]} */
  const waiting = []

  const mayReport = () => known.consent?.personalisation === true || known.consent?.tracking === true

  function recall() {
    try {
      return JSON.parse(localStorage.getItem(storeName) ?? '{}')
    } catch {
      return {}
    }
  }

  function keep() {
    try {
      if (mayReport()) localStorage.setItem(storeName, JSON.stringify(known))
      else localStorage.removeItem(storeName)
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  }

  /** @param {string} path @param {unknown} body */
  const post = (path, body) =>
    // text/plain needs no preflight; keepalive lets a click's report outlive the page.
    fetch(`${api}${path}?writeKey=${encodeURIComponent(key)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify(body),
      keepalive: true,
    })

  /** @param {string} name @param {Record<string, unknown>} properties */
  function report(name, properties) {
    if (!mayReport()) return
    if (waiting.length === 0) setTimeout(flush, 250)
    waiting.push({
      type: 'track',
      event: name,
      messageId: crypto.randomUUID(),
      timestamp: new Date().toISOString(),
      anonymousId: known.anonymousId,
      ...(known.userId && { userId: known.userId }),
      properties,
      context: {
        userAgent: navigator.userAgent,
        locale: navigator.language,
        page: { path: location.pathname },
        consent: { categoryPreferences: known.consent },
      },
    })
  }

  function flush() {
    const batch = waiting.splice(0)
    if (batch.length > 0) void post('/v1/batch', { batch, writeKey: key, sentAt: new Date().toISOString() }).catch(() => waiting.unshift(...batch))
  }

  /**
   * One request for the whole page. Whoever may report what was seen is told beforehand, and a decision is recorded once its exposure is reported;
   * for whoever may not, it is recorded at once, since nobody will say more of it.
   */
  async function fill() {
    const elements = [...places()]
    const placements = [...new Set(elements.map(placementOf))].slice(0, mostPlacements)
    if (placements.length === 0) return
    const shared = {
      context: { path: location.pathname, device: matchMedia('(max-width: 720px)').matches ? 'phone' : 'computer', ...window.continuo.context },
      locale: document.documentElement.lang || 'en',
      ...(known.consent && { consent: known.consent }),
    }
    const subject = { anonymousId: known.anonymousId, ...(known.userId && { userId: known.userId }) }
    const response = await (mayReport()
      ? post('/api/decision.prefetch', { ...shared, subject, placements })
      : post('/api/decision.batch', { ...shared, requests: placements.map((placement) => ({ placement })) }))
    if (!response.ok) return
    const { answers } = await response.json()
    for (const element of elements) {
      const decision = answers[placements.indexOf(placementOf(element))]
      if (decision && !decision.refused) show(element, decision)
    }
  }

  const mostPlacements = 100
  /** @param {HTMLElement} element */
  const placementOf = (element) => element.dataset.continuoPlacement ?? ''

  /** @param {HTMLElement} element @param {any} decision */
  function show(element, decision) {
    const { placement } = decision
    receipts.delete(placement)
    receipts.set(placement, decision.receipt)
    if (typeof decision.html === 'string') element.innerHTML = decision.html
    watch(element, placement)
    element.dispatchEvent(new CustomEvent('continuo:decided', { bubbles: true, detail: decision }))
  }

  /** Elements whose clicks are listened to already. */
  const listened = new WeakSet()
  /** Ends the watch over an element that is filled anew: what it showed before is no longer there to be seen. */
  const ends = new WeakMap()

  /** Seen is: half of it in view for a second. @param {HTMLElement} element @param {string} placement */
  function watch(element, placement) {
    const receipt = receipts.get(placement)
    ends.get(element)?.()
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer)
        if (!entry?.isIntersecting) return
        timer = setTimeout(() => {
          observer.disconnect()
          report('Content Exposed', { receipt })
        }, 1_000)
      },
      { threshold: 0.5 },
    )
    observer.observe(element)
    ends.set(element, () => {
      clearTimeout(timer)
      observer.disconnect()
    })
    if (listened.has(element)) return
    listened.add(element)
    element.addEventListener('click', (event) => {
      if (/** @type {Element} */ (event.target).closest('a, button')) report('Content Clicked', { receipt: receipts.get(placement) })
    })
  }

  const places = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-continuo-placement]'))

  window.continuo = {
    context: {},
    consented: () => known.consent,
    /** @param {Record<string, boolean>} purposes */
    consent(purposes) {
      known.consent = refusesProfiling ? { ...purposes, personalisation: false, tracking: false } : purposes
      if (mayReport()) known.anonymousId ??= crypto.randomUUID()
      else for (const name of /** @type {const} */ (['anonymousId', 'userId'])) delete known[name]
      keep()
      return window.continuo.fill()
    },
    /** @param {string} userId @param {Record<string, unknown>} traits */
    identify(userId, traits = {}) {
      if (!mayReport()) return
      known.userId = userId
      keep()
      void post('/v1/identify', { writeKey: key, messageId: crypto.randomUUID(), userId, anonymousId: known.anonymousId, traits }).catch(
        () => undefined,
      )
    },
    /** @param {string} name @param {Record<string, unknown>} properties */
    track(name, properties = {}) {
      const decisions = [...receipts.values()].slice(-20)
      if (!mayReport()) return
      report(name, properties)
      const last = /** @type {any} */ (waiting.at(-1))
      if (decisions.length > 0) last.context.decisions = decisions
    },
    // A page whose engine cannot be reached keeps what it has.
    fill: () => fill().catch(() => undefined),
  }

  addEventListener('pagehide', flush)
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => void window.continuo.fill())
  else void window.continuo.fill()
})()
