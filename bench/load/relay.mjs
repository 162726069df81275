// The reference of `bench/live.py`: what is posted goes to every socket, by Node.js and its `ws`.
// Prints its port.
import { createServer } from "node:http"
import { createRequire } from "node:module"

const { WebSocketServer } = createRequire(new URL("../../web/package.json", import.meta.url))("ws")

const server = createServer((request, answer) => {
  const pieces = []
  request.on("data", (piece) => pieces.push(piece))
  request.on("end", () => {
    const message = Buffer.concat(pieces).toString()
    for (const socket of sockets.clients) socket.send(message)
    answer.end("{}")
  })
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
server.listen(0, "127.0.0.1", () => console.log(server.address().port))
