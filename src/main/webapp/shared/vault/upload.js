import { Problem } from '../problem.js';
import { api } from '../server.js';

/** The most bytes of one file. */
export const LARGEST = 10 * 2 ** 20;

/**
 * The headers by which a file is announced before it is sent: name, type, length and digest.
 * @param {File} file
 */
export async function announcement(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return {
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
    'Content-Type': file.type || 'application/octet-stream',
    'Upload-Length': String(file.size),
    'Repr-Digest': `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(digest)))}:`,
  };
}

/** RFC 8187, section 3.2.1. */
function encoded(name) {
  const whole = name.toWellFormed?.() ?? name;
  return encodeURIComponent(whole).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Sends a file, and tells how far it has come; `fetch` can not.
 * @param {string} path below the API's base
 * @param {File} file
 * @param {{headers: Record<string, string>, signal: AbortSignal, progress: (sent: number) => void}} options
 * @returns {Promise<object>} what was made
 */
export async function upload(path, file, { headers, signal, progress }) {
  const response = await send(api.url(path), file, { headers: await signed(path, headers), signal, progress });
  if (!response.ok) throw await Problem.from(response);
  return response.json();
}

/** The headers with those that the client's own access adds, where it signs its requests. */
async function signed(path, headers) {
  if (!api.authorize) return headers;
  const request = await api.authorize(new Request(api.url(path), { method: 'POST', headers }));
  return Object.fromEntries(request.headers);
}

function send(url, file, { headers, signal, progress }) {
  return new Promise((done, failed) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => progress(loaded));
    request.addEventListener('load', () => {
      const retryAfter = request.getResponseHeader('Retry-After');
      done(new Response(request.responseText, { status: request.status, headers: retryAfter ? { 'Retry-After': retryAfter } : {} }));
    });
    request.addEventListener('error', () => failed(Problem.offline()));
    request.addEventListener('abort', () => failed(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
