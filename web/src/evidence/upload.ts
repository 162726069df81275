import { failureOf, offline, type Outcome } from "../api/failure"
import type { Upload } from "../api/types"
import { fromWire } from "../api/wire"

/// Sends a file and tells how far it is, which `fetch` cannot.
export function upload(
  file: File,
  csrfToken: string,
  progressed: (done: number) => void,
): Promise<Outcome<Upload>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", `/api/v1/uploads?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader("Content-Type", "application/octet-stream")
    request.setRequestHeader("X-CSRF-Token", csrfToken)
    request.upload.onprogress = ({ loaded, total }) => progressed(total ? loaded / total : 0)
    request.onerror = () => resolve({ ok: false, error: offline })
    request.onload = () => resolve(answerOf(request))
    request.send(file)
  })
}

function answerOf(request: XMLHttpRequest): Outcome<Upload> {
  let body: unknown
  try {
    body = JSON.parse(request.responseText)
  } catch {
    body = null
  }
  if (request.status >= 200 && request.status < 300 && body !== null)
    return { ok: true, value: fromWire(body) as Upload }
  return { ok: false, error: failureOf(request.status, body) }
}
