// The OpenID Connect provider that signing in is tried against: oidc-provider, as it is, on loopback. It lets in
// whoever it is told to without asking. POST /control changes that, changes its keys, or has it answer with an
// ID token that is wrong in one way, signed by its own key.
//
//   node provider.mjs <port> <the client's callback>

import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from "node:crypto"
import { createServer } from "node:http"
import Provider from "oidc-provider"

const [port, callback] = process.argv.slice(2)
const issuer = `http://127.0.0.1:${port}`
const now = () => Math.floor(Date.now() / 1000)

const state = {
  account: { sub: "s1", email: "ada@example.org", email_verified: true, name: "Ada", groups: [] },
  algorithm: "RS256",
  claimsInToken: false,
  fault: "",
  asked: { discovery: 0, keys: 0 },
}

function newKey() {
  const pair =
    state.algorithm === "ES256"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : generateKeyPairSync("rsa", { modulusLength: 2048 })
  const jwk = pair.privateKey.export({ format: "jwk" })
  return { ...jwk, kid: randomUUID(), use: "sig", alg: state.algorithm }
}

let key = newKey()

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")

function signed(header, claims, by = key) {
  const text = `${base64(header)}.${base64(claims)}`
  const privateKey = createPrivateKey({ key: by, format: "jwk" })
  const how = { key: privateKey, dsaEncoding: "ieee-p1363" }
  return `${text}.${sign("sha256", Buffer.from(text), how).toString("base64url")}`
}

const without = (claims, name) =>
  Object.fromEntries(Object.entries(claims).filter(([one]) => one !== name))

/// What may be wrong with an ID token; each but the last few is signed as it should be.
const faults = {
  nonce: (h, c) => signed(h, { ...c, nonce: "another" }),
  no_nonce: (h, c) => signed(h, without(c, "nonce")),
  audience: (h, c) => signed(h, { ...c, aud: "another" }),
  second_audience: (h, c) => signed(h, { ...c, aud: [c.aud, "another"] }),
  party: (h, c) => signed(h, { ...c, azp: "another" }),
  issuer: (h, c) => signed(h, { ...c, iss: "https://another.example" }),
  expired: (h, c) => signed(h, { ...c, exp: now() - 120 }),
  no_end: (h, c) => signed(h, without(c, "exp")),
  made_later: (h, c) => signed(h, { ...c, iat: now() + 600 }),
  made_long_ago: (h, c) => signed(h, { ...c, iat: now() - 200_000, exp: now() + 60 }),
  no_subject: (h, c) => signed(h, without(c, "sub")),
  other_key: (h, c) => signed(h, c, newKey()),
  unknown_key: (h, c) => signed({ ...h, kid: "unknown" }, c),
  unsigned: (h, c) => `${base64({ alg: "none" })}.${base64(c)}.`,
  by_secret: (h, c) => signed({ ...h, alg: "HS256" }, c),
  changed: (h, c) => signed(h, c).replace(/\.[^.]+\./, `.${base64({ ...c, sub: "eve" })}.`),
  nonsense: () => "nonsense",
}

function opened(token) {
  return token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url")))
}

function newProvider() {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "candor",
        client_secret: "a secret: with / and %",
        redirect_uris: [callback],
        id_token_signed_response_alg: state.algorithm,
      },
    ],
    jwks: { keys: [key] },
    scopes: ["openid", "profile", "email", "groups"],
    claims: {
      email: ["email", "email_verified"],
      profile: ["name"],
      groups: ["groups"],
    },
    conformIdTokenClaims: !state.claimsInToken,
    pkce: { required: () => true, methods: ["S256"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ["only for tests"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...state.account, sub }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      })
      grant.addOIDCScope("openid profile email groups")
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    await next()
    const token = ctx.oidc?.route === "token" && ctx.body?.id_token
    if (token && state.fault)
      ctx.body = { ...ctx.body, id_token: faults[state.fault](...opened(token)) }
    if (state.fault === "other_person" && ctx.oidc?.route === "userinfo")
      ctx.body = { ...ctx.body, sub: "eve" }
  })
  return provider
}

faults.other_person = (h, c) => signed(h, c)

let provider = newProvider()

async function control(request, response) {
  let text = ""
  for await (const piece of request) text += piece
  const { rotate, ...change } = JSON.parse(text)
  Object.assign(state, change)
  if (rotate) key = newKey()
  if (rotate || "claimsInToken" in change) provider = newProvider()
  response.end(JSON.stringify(state.asked))
}

/// Who comes to be asked who they are is taken at our word.
async function interact(request, response) {
  await provider.interactionDetails(request, response)
  const result = state.cancels
    ? { error: "access_denied" }
    : { login: { accountId: state.account.sub } }
  await provider.interactionFinished(request, response, result)
}

createServer((request, response) => {
  if (request.url === "/control") return void control(request, response)
  if (request.url.startsWith("/interaction/")) return void interact(request, response)
  if (request.url.startsWith("/.well-known/")) ++state.asked.discovery
  if (request.url === "/jwks") ++state.asked.keys
  return provider.callback()(request, response)
}).listen(Number(port), "127.0.0.1", () => console.log(issuer))
