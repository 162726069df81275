import { expect, type BrowserContext, type Page } from "@playwright/test"

/// What came alive in a browser that must not: code that ran, a dialog, a request to another host, a page
/// that left for elsewhere, and what the policy had to forbid because the page tried it.
export class Tripwire {
  readonly tripped: string[] = []
  private constructor(private readonly host: string) {}

  static async across(context: BrowserContext, address: string): Promise<Tripwire> {
    const wire = new Tripwire(new URL(address).host)
    await context.exposeFunction("tripped", (what: string) => wire.tripped.push(what))
    await context.addInitScript(span)
    context.on("request", (request) => wire.look(request.url()))
    context.on("page", (page) => wire.watch(page))
    return wire
  }

  private look(address: string) {
    const { protocol, host } = new URL(address)
    if (/^https?:$/.test(protocol) && host !== this.host) this.tripped.push(`asked ${address}`)
  }

  private watch(page: Page) {
    page.on("dialog", (dialog) => {
      // A page that holds what nobody saved asks whether to leave; nothing else may ask anything.
      if (dialog.type() !== "beforeunload")
        this.tripped.push(`${page.url()} asked ${dialog.message()}`)
      void dialog.accept()
    })
    page.on("popup", (popup) => this.tripped.push(`opened ${popup.url()}`))
  }
}

function span() {
  const told = window as unknown as { tripped(what: string): void; tripwire(): void }
  told.tripwire = () => told.tripped(`ran in ${location.href}`)
  document.addEventListener("securitypolicyviolation", (event) => {
    told.tripped(`${location.href}: ${event.violatedDirective} forbade ${event.blockedURI}`)
  })
}

/// Nothing that a page is made of may act, even if nobody has touched it yet.
export async function expectInert(page: Page) {
  expect(await page.evaluate(liveParts), `nothing acts in ${page.url()}`).toEqual([])
}

/// What stands in a page and acts, or would at a touch.
export function liveParts(): string[] {
  const found: string[] = []
  const acts =
    "iframe, object, embed, base, portal, marquee, math, meta[http-equiv=refresh], foreignObject, animate, isindex, [srcdoc], [srcset], [formaction]"
  const tell = (element: Element, why: string) =>
    found.push(`${why}: ${element.outerHTML.slice(0, 200)}`)
  for (const element of document.querySelectorAll(acts)) tell(element, "acts")
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) tell(element, "handler")
      const address = /^(href|src|action|poster|data|xlink:href)$/.test(name) ? value : ""
      if (
        /^[\s\0-\x1f]*[a-z][a-z0-9+.-]*:/i.test(address) &&
        !/^(https?:|mailto:)/i.test(address) &&
        !/^data:font|^blob:/.test(address)
      )
        tell(element, "address")
    }
    const source =
      element.getAttribute("src") ??
      (element.localName === "link" ? element.getAttribute("href") : null)
    if (
      source &&
      new URL(source, document.baseURI).host !== location.host &&
      !source.startsWith("data:")
    )
      tell(element, "outside")
    if (element.localName === "script" && !element.getAttribute("src")?.startsWith("/assets/"))
      tell(element, "script")
    if (/outside|expression|tripwire/.test(element.getAttribute("style") ?? ""))
      tell(element, "style")
    if (
      element.localName === "style" &&
      /outside\.example|tripwire/.test(element.textContent ?? "")
    )
      tell(element, "style")
  }
  return found
}
