import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** The floor of a change: a bare server that sends the body of a PUT to every socket as it is, and then answers. */
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const frame = Buffer.concat(chunks).toString();
    for (const socket of sockets.clients) socket.send(frame);
    response.end();
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
