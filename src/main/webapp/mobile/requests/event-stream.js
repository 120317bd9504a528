/**
 * Reads a body of `text/event-stream` (HTML §9.2.6) event by event. `EventSource` cannot be used here, for it sends no
 * proof. Comments keep the stream alive and are not told, `id` and `retry` are ignored.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} [onSign] called whenever anything at all arrived
 * @returns {AsyncGenerator<{type: string, data: string}>} ends when the stream ends, throws when it breaks
 */
export async function* events(body, onSign = () => {}) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let event = fresh();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      onSign();
      // A CR at the very end may be half of a CRLF, so it waits for what follows.
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line) take(event, line);
        else {
          if (event.data.length) yield { type: event.type, data: event.data.join('\n') };
          event = fresh();
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

const fresh = () => ({ type: 'message', data: [] });

function take(event, line) {
  const colon = line.indexOf(':');
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'event') event.type = value;
  if (name === 'data') event.data.push(value);
}
