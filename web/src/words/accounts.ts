/// What is said about API tokens, services, and the ways to sign in.

export const accountWords = {
  tokens: {
    title: "API tokens",
    lead: "A program asks in your name with a token. It never may more than you may yourself.",
    none: "No program asks in your name.",
    noneHint:
      "Make a token for each program, with as little scope as it needs. One that you no longer need is revoked in a moment.",
    create: "New token",
    name: "Name",
    nameHint: "What it is for: “Deploy notes”, “Weekly figures”.",
    scope: "Scope",
    scopes: { read: "Read", write: "Read and write", administer: "Administer" },
    scopeHints: {
      read: "Reads what its owner may read, and changes nothing.",
      write: "Reads and writes as a member would, even if its owner may do more.",
      administer: "Also changes accounts and settings. Only where nothing less will do.",
    },
    days: "Good for",
    daysOf: (days: number) => (days === 365 ? "a year" : `${days} days`),
    daysHint: "Afterwards it opens nothing. A year is the most.",
    expires: "Expires",
    expired: "expired",
    used: "Last used",
    neverUsed: "never used",
    actions: "Revoke",
    secretTitle: (name: string) => `The token “${name}”`,
    secretHint:
      "Shown once, now: only its hash is kept. Give it to the program, and keep it like a password.",
    revoke: "Revoke",
    revokeOf: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke “${name}”?`,
    revokeHint: "The program that uses it is refused at once. This cannot be taken back.",
    revoked: (name: string) => `“${name}” is revoked.`,
  },
  services: {
    create: "Add a service",
    title: "Add a service",
    lead: "A service is an account for a program: it has a role and tokens, and cannot sign in.",
    name: "Name",
    role: "Role",
    added: (name: string) => `${name} is added. It asks nothing until it has a token.`,
    mark: "a service",
    tokens: "Its tokens",
    none: "This service has no tokens.",
    noneHint: "Without a token it can ask for nothing.",
    pageLead: "A service. Its tokens never may more than its role allows.",
    missing: "There is no such service.",
    back: "People",
  },
  signIn: {
    with: (name: string) => `Sign in with ${name}`,
    or: "or with a password",
    code: "Code",
    codeHint: "Six digits from your authenticator, or a recovery code.",
    problems: {
      cancelled: "The sign-in was broken off. Nothing was changed.",
      stale: "This sign-in was begun elsewhere, or too long ago. Begin it here again.",
      provider:
        "The place where you sign in does not answer as it should. Try again in a moment; if it lasts, tell an administrator.",
      token:
        "What came back does not prove who you are, so nobody was let in. Try again; if it lasts, tell an administrator: the log says why.",
      email:
        "You are new here, and there is no verified e-mail address to know you by. Have yours verified where you sign in.",
      role: "You are known, but none of your groups is let in here. Ask an administrator.",
      linked:
        "Somebody else signs in with this e-mail address already. Ask an administrator to look at the two accounts.",
      no_workspace:
        "There is no workspace here yet. Make the first account, then sign in like this.",
      too_many: "That went wrong too often. Wait a minute, then try again.",
    } as Readonly<Record<string, string>>,
  },
  secondFactor: {
    title: "Second factor",
    lead: "A code from an authenticator on your phone, asked for after the password. A stolen password is not enough then.",
    isOff: "It is off.",
    isOn: (codes: number) =>
      codes === 1
        ? "It is on. One recovery code is left."
        : `It is on. ${codes} recovery codes are left.`,
    byProvider: (name: string) =>
      `Where you sign in with ${name}, it asks for a second factor itself.`,
    start: "Switch it on",
    stop: "Switch it off",
    password: "Your password",
    passwordHint: "Once more, so that nobody else at this screen does it.",
    go: "Go on",
    scan: "Scan this with an authenticator, or type the secret into it. Then type the code that it shows.",
    picture: "The secret as a picture for an authenticator",
    secret: "Secret",
    code: "Code",
    confirm: "Switch it on",
    codesTitle: "Recovery codes",
    codesHint:
      "Shown once, now. Each opens your account once in place of a code, when the phone is lost. Print them, or keep them where the phone is not.",
    on: "The second factor is on.",
    off: "The second factor is off.",
    reset: "Switch off the second factor",
    resetDone: (name: string) => `The second factor of ${name} is off.`,
  },
}
