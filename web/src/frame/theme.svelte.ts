export const themes = ["system", "light", "dark"] as const
export type ThemeChoice = (typeof themes)[number]

const key = "candor.theme"

function stored(): ThemeChoice {
  const value = localStorage.getItem(key)
  return themes.find((theme) => theme === value) ?? "system"
}

/// Light or dark: the system's choice, until somebody chooses here.
class Theme {
  choice = $state<ThemeChoice>(stored())

  constructor() {
    this.show()
  }

  choose(choice: ThemeChoice) {
    this.choice = choice
    if (choice === "system") localStorage.removeItem(key)
    else localStorage.setItem(key, choice)
    this.show()
  }

  private show() {
    if (this.choice === "system") delete document.documentElement.dataset["theme"]
    else document.documentElement.dataset["theme"] = this.choice
  }
}

export const theme = new Theme()
