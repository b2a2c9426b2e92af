import { connect } from 'node:net';

/*
 * The readers of the live bench, in a process of their own: bare sockets, so that they cost as little as can be. Tells when
 * all have been greeted, and with each event when the last of them had it, by the machine's monotonic clock.
 */

const [port, count] = JSON.parse(process.argv[2] ?? '[]') as [number, number];
let greeted = 0;
let heard = 0;

for (let n = 0; n < count; n += 1) {
  const socket = connect({ port, host: '127.0.0.1' }, () => {
    socket.write('GET /live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n');
  });
  socket.setEncoding('latin1');
  // A frame is a few hundred bytes on loopback and comes whole; `read` still holds what may come in two.
  let text = '';
  let isReady = false;
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (!isReady && text.includes('event: ready')) {
      isReady = true;
      greeted += 1;
      text = '';
      if (greeted === count) process.send?.({ ready: true });
    } else if (isReady && text.includes('event: deal.submitted') && text.includes('}\n\n')) {
      text = '';
      heard += 1;
      if (heard < count) return;
      heard = 0;
      process.send?.({ last: String(process.hrtime.bigint()) });
    }
  });
  socket.on('close', () => {
    if (process.connected) throw new Error('the server closed a stream');
  });
}
process.on('disconnect', () => process.exit(0));
