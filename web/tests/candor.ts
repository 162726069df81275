import { execFileSync, spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

/// The program that is tried, and the folder that its makers share, where there is one.
const program = resolve(process.env["CANDOR"] ?? "../build/sanitize/candor")
const shared = resolve(process.env["CANDOR_SHARED"] ?? "../../shared")

export type Account = { readonly email: string; readonly password: string }

/// A file or folder of the shared corpus; none where the corpus is not there.
export function inCorpus(path: string): string | undefined {
  const file = join(shared, "corpus", path)
  return existsSync(file) ? file : undefined
}

/// One server on a folder of its own.
export class Candor {
  private constructor(
    private readonly folder: string,
    private readonly process: ChildProcess,
    readonly address: string,
  ) {}

  static async start(options: { withSample: boolean; flags?: string[] }): Promise<Candor> {
    const folder = mkdtempSync(join(tmpdir(), "candor-journey-"))
    if (options.withSample) execFileSync(program, ["init", "--sample", "--data", folder])
    const { flags = [] } = options
    const place = flags.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"]
    const serve = ["serve", "--data", folder, "--log-format", "json", ...place, ...flags]
    const child = spawn(program, serve, { stdio: ["ignore", "pipe", "pipe"] })
    let complaints = ""
    child.stderr.on("data", (piece: Buffer) => (complaints += piece.toString()))
    const address = await new Promise<string>((found, failed) => {
      let said = ""
      child.stdout.on("data", (piece: Buffer) => {
        said += piece.toString()
        const match = /http:\/\/\S+:\d+/.exec(said)
        if (match) found(match[0])
      })
      child.on("exit", (code) => failed(new Error(`candor ended with ${code}: ${complaints}`)))
    })
    return new Candor(folder, child, address)
  }

  /// Who the sample workspace was made for.
  sampleAccount(): Account {
    const said = readFileSync(join(this.folder, "sign-in.txt"), "utf8")
    const match = /as (\S+) with the password (.+)/.exec(said)
    return { email: match?.[1] ?? "", password: match?.[2]?.trim() ?? "" }
  }

  /// Adds an account, as an operator would.
  addAccount(name: string, email: string, role = "member"): Account {
    const made = this.run(["user", "add", "--name", name, "--email", email, "--role", role])
    return { email, password: /with the password (.+)/.exec(made)?.[1]?.trim() ?? "" }
  }

  /// Runs another command of the program on the same folder; what it printed.
  run(arguments_: string[], input = ""): string {
    const env = { ...process.env, CANDOR_DATA: this.folder }
    return execFileSync(program, arguments_, { env, input, encoding: "utf8" })
  }

  /// Ends it as an operator would; how it ended.
  async stop(): Promise<number> {
    const ended = new Promise<number>((tell) =>
      this.process.once("exit", (code) => tell(code ?? -1)),
    )
    this.process.kill("SIGTERM")
    const code = await ended
    rmSync(this.folder, { recursive: true, force: true })
    return code
  }
}
