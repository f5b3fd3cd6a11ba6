// Swedish for the words that Streamlit has built in, and the theme's name on <html> for corespons.css.
// It only writes over texts and attributes whose whole value is known below, so React's own nodes stay as they are.
(() => {
  "use strict"
  const WORDS = {
    "Upload": "Välj fil", "file upload": "Filer att läsa in", "Browse files": "Välj filer", "Add files": "Lägg till filer", "Drag and drop a file here": "Släpp en fil här",
    "Drag and drop files here": "Släpp filer här", "No results": "Inga träffar", "No options to select": "Inget att välja",
    "No options to select.": "Inget att välja.", "Choose an option": "Välj", "Choose options": "Välj", "Select all": "Välj alla",
    "Open": "Öppna", "Clear value": "Töm", "Clear all": "Töm alla", "Clear date": "Töm datum", "Clear dates": "Töm datum",
    "Clear entry": "Töm", "Clear selection": "Avmarkera", "Choose date": "Välj datum", "Choose date range": "Välj period",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "Piltangenter byter dag, Enter väljer, Esc stänger.",
    "Page not found": "Sidan finns inte", "Navigate to home page": "Till första sidan",
    "The page that you have requested does not seem to exist. Running the app's main page.": "Adressen leder ingenstans. Här är Läget i stället.",
 "Close": "Stäng", "Close fullscreen": "Stäng helskärm", "Fullscreen": "Helskärm",
    "View fullscreen": "Helskärm", "Exit fullscreen": "Stäng helskärm", "Stop": "Stoppa", "Stopping...": "Stoppar …", "Rerun": "Kör om",
    "Running...": "Räknar …", "Connecting": "Ansluter", "CONNECTING": "ANSLUTER", "Connection error": "Ingen förbindelse",
    "Please wait...": "Vänta …", "Print": "Skriv ut", "Settings": "Inställningar", "Record a screencast": "Spela in skärmen",
    "Record screen": "Spela in skärmen", "Get help": "Hjälp", "Report a bug": "Rapportera fel", "About": "Om", "Main menu": "Huvudmeny",
    "App pages": "Sidor", "Pages": "Sidor", "Skip to main content": "Hoppa till innehållet", "Show keyboard shortcuts": "Kortkommandon",
    "Clear cache": "Töm cache", "Appearance": "Utseende", "Theme": "Tema", "Light": "Ljust", "Dark": "Mörkt", "System": "Som datorn",
    "Use system setting": "Som datorn", "Wide mode": "Bred sida", "Search": "Sök", "Type to search": "Skriv för att söka",
    "Download as CSV": "Hämta som CSV", "Show/hide columns": "Visa eller dölj kolumner", "Copy": "Kopiera", "Copied": "Kopierat",
    "Copy to clipboard": "Kopiera", "Expand sidebar": "Visa menyn", "Collapse sidebar": "Dölj menyn", "Open sidebar": "Visa menyn",
    "Sort ascending": "Sortera stigande", "Sort descending": "Sortera fallande", "Autosize": "Anpassa bredd", "Pin column": "Fäst kolumn",
    "Unpin column": "Lossa kolumn", "Hide column": "Dölj kolumn", "Format": "Format", "Loading...": "Läser in …", "Done": "Klar",
    "Delete": "Ta bort", "Remove file": "Ta bort filen", "Next": "Nästa", "Previous": "Föregående", "Next month": "Nästa månad",
    "Previous month": "Föregående månad", "Press Enter to apply": "Tryck Enter", "Press Enter to submit form": "Tryck Enter",
    "Press Enter to submit": "Tryck Enter", "Required": "Krävs", "Cancel": "Avbryt", "Retry": "Försök igen", "Dismiss": "Stäng",
    "day": "dag", "month": "månad", "year": "år", "Sidebar": "Sidomeny", "Notifications": "Meddelanden", "empty": "tom",
    "Reconnected to server.": "Förbindelsen är tillbaka.", "Select...": "Välj …", "Calendar": "Kalender", "Error": "Fel",
    "Connection lost. Please wait for the app to reconnect, then try again.": "Förbindelsen bröts. Vänta tills den är tillbaka.",
  }
  const MONTHS = { January: "januari", February: "februari", March: "mars", April: "april", May: "maj", June: "juni", July: "juli",
    August: "augusti", September: "september", October: "oktober", November: "november", December: "december" }
  const month = (name) => MONTHS[name] ?? name
  const PATTERNS = [
    [/^(year|month|day), (.*)$/, (m) => `${WORDS[m[1]]}, ${m[2]}`],
    [/^(\d\d) – ([A-Z][a-z]+)$/, (m) => month(m[2])],
    [/^Selected Date: ([A-Z][a-z]+) 0?(\d+), (\d+)$/, (m) => `Valt datum: ${m[2]} ${month(m[1])} ${m[3]}`],
    [/^Choose date, (.*)$/, (m) => `Välj datum, ${m[1]}`],
    [/^(\d+) options? available\.$/, (m) => `${m[1]} val.`],
    [/^(?:Limit )?(\d+)\s?MB per file(?: • (.*))?$/, (m) => `Högst ${m[1]} MB per fil${m[2] ? " · " + m[2] : ""}`],
    [/^Help for (.*)$/, (m) => `Hjälp: ${m[1]}`],
    [/^Selected (.*)\. (.*)$/, (m) => `Valt: ${m[1]}. ${m[2]}`],
    [/^(\d+) more$/, (m) => `${m[1]} till`],
    [/^Add: (.*)$/, (m) => `Lägg till: ${m[1]}`],
    [/^(\d+)\.(\d)(B|KB|MB)$/, (m) => `${m[1]}${m[3] === "B" ? "" : "," + m[2]} ${m[3].replace("KB", "kB")}`],
    [/^(.*) options$/, (m) => `Val: ${m[1]}`],
    [/^Remove (.*)$/, (m) => `Ta bort ${m[1]}`],
    [/^(.*) files are not allowed\.?$/, (m) => `Filer av slaget ${m[1]} kan inte läsas in.`],
    [/^File must be (.*) or smaller\.?$/, (m) => `Filen får vara högst ${m[1]}.`],
  ]
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder", "aria-roledescription"]
  const OURS = "[data-testid=stHtml], .js-plotly-plot svg"

  const swedish = (text) => {
    const trimmed = text.trim()
    if (!trimmed || trimmed.length > 120) return null
    if (Object.hasOwn(WORDS, trimmed)) return text.replace(trimmed, WORDS[trimmed])
    for (const [pattern, words] of PATTERNS) {
      const found = pattern.exec(trimmed)
      if (found) return words(found)
    }
    return null
  }
  const writeText = (node) => {
    if (node.parentElement?.closest(OURS)) return
    const words = swedish(node.nodeValue ?? "")
    if (words !== null && words !== node.nodeValue) node.nodeValue = words
  }
  const writeAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name)
      const words = value === null ? null : swedish(value)
      if (words !== null && words !== value) element.setAttribute(name, words)
    }
  }
  const write = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return writeText(root)
    if (root.nodeType !== Node.ELEMENT_NODE) return
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) writeText(node)
      else writeAttributes(node)
    }
  }
  const markTheme = () => {
    const app = document.querySelector("[data-testid=stApp]")
    if (!app) return
    const theme = getComputedStyle(app).colorScheme.includes("dark") ? "dark" : "light"
    if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme
  }
  // The menu's groups on a narrow screen: Streamlit puts <div>s straight into the list, and list items outside any list.
  const mendMenu = () => {
    for (const group of document.querySelectorAll("ul[data-testid=stSidebarNavItems] > div:not([role])")) {
      group.setAttribute("role", "listitem")
    }
    for (const item of document.querySelectorAll("ul[data-testid=stSidebarNavItems] > div > li:not([role])")) {
      item.setAttribute("role", "presentation")
    }
  }
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(write)
      else if (change.type === "characterData") writeText(change.target)
      else if (change.target.nodeType === Node.ELEMENT_NODE) writeAttributes(change.target)
    }
    markTheme()
    mendMenu()
  })
  // Our own links (corespons/ui/links.py) open their page like the menu does: without loading the app anew.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.cr-link")
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.pushState({}, "", link.href)
    dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    if (!link.matches(".cr-cell")) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
  })
  // A drawn chart does not grow narrower by itself when it is printed: it is shrunk to the page (corespons.css).
  const PRINTED = 1000
  addEventListener("beforeprint", () => {
    const width = document.querySelector("[data-testid=stMainBlockContainer] > *")?.clientWidth ?? PRINTED
    document.documentElement.style.setProperty("--cr-print-scale", Math.min(1, PRINTED / width))
  })
  document.documentElement.lang = "sv"
  write(document.body)
  observer.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTES, "class"],
  })
})()
