import { createServer } from 'node:http';

/**
 * The floor of a call: a bare server that parses the body and answers with the document that was stored at this path
 * by a POST, as any server of JSON would. A short document costs least as text, in one piece with the head, and a long
 * one as bytes.
 */
const documents = new Map();
const LONG = 16_384;
const server = createServer((request, response) => {
  if (request.method === 'GET') return answer(request, response);
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    const value = JSON.parse(body.toString());
    if (request.method === 'POST') store(request.url, JSON.stringify(value));
    answer(request, response);
  });
});
const store = (path, text) => {
  const length = Buffer.byteLength(text);
  documents.set(path, { body: length > LONG ? Buffer.from(text) : text, length });
};
const answer = ({ url }, response) => {
  const { body, length } = documents.get(url);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': length });
  response.end(body);
};
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
