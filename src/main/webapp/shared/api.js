import { Problem } from './problem.js';

/**
 * The one way to the REST API, for every client.
 *
 * - A body that went well comes back parsed; anything else is thrown as a {@link Problem}, a lost connection too.
 * - Only paths go into URLs; what is secret belongs in `body` or `headers`.
 * - `now()` is the server's time, as far as the `Date` of its answers tells, so that a wrong clock here misleads nobody.
 * - With `signIn`, a call that is answered `not-signed-in` waits for it and is sent once more; what was typed stays.
 */
export class Api {
  #drift = 0;

  /**
   * @param {object} [options]
   * @param {string} [options.base] where the API is: "/api" for the web app, an absolute URL for the extension
   * @param {(request: Request) => Request | Promise<Request>} [options.authorize] signs a request (bearer token, DPoP
   *   proof); without it the cookie of the web app is used
   * @param {(problem: Problem) => Promise<boolean>} [options.signIn] signs the member in again; true when it did
   */
  constructor({ base = '/api', authorize, signIn } = {}) {
    this.base = base;
    this.authorize = authorize;
    this.signIn = signIn;
  }

  now() {
    return Date.now() + this.#drift;
  }

  url(path) {
    return new URL(this.base + path, location.href).href;
  }

  get(path, options) {
    return this.send('GET', path, options).then((answer) => answer.body);
  }

  /** All items of a paged list. */
  async all(path) {
    const items = [];
    let after;
    do {
      const page = await this.get(`${path}?limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  post(path, body, options) {
    return this.send('POST', path, { ...options, body }).then((answer) => answer.body);
  }

  patch(path, body, options) {
    return this.send('PATCH', path, { ...options, body }).then((answer) => answer.body);
  }

  put(path, body, options) {
    return this.send('PUT', path, { ...options, body }).then((answer) => answer.body);
  }

  delete(path, options) {
    return this.send('DELETE', path, options).then((answer) => answer.body);
  }

  /**
   * @param {string} method
   * @param {string} path below the base, without anything secret
   * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal, quiet?: boolean, blob?: boolean}} [options]
   *   `quiet` leaves `not-signed-in` to the caller; with `blob` the answer's body is one, whatever its type
   * @returns {Promise<{body: any, status: number, etag: string | null, headers: Headers}>}
   */
  async send(method, path, options = {}) {
    try {
      return await this.#once(method, path, options);
    } catch (problem) {
      if (options.quiet || !this.signIn || !(problem instanceof Problem) || !problem.is('not-signed-in')) throw problem;
      if (!(await this.signIn(problem))) throw problem;
      return this.#once(method, path, options);
    }
  }

  async #once(method, path, { body, headers, signal, blob }) {
    const sent = new Headers({ Accept: 'application/json, application/problem+json', ...headers });
    if (body !== undefined) sent.set('Content-Type', 'application/json');
    let request = new Request(this.url(path), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: this.authorize ? 'omit' : 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    if (this.authorize) request = await this.authorize(request);
    const response = await fetch(request).catch((cause) => {
      throw cause.name === 'AbortError' ? cause : Problem.offline(cause);
    });
    this.#listenToClock(response);
    if (!response.ok) throw await Problem.from(response);
    const content = await (blob ? response.blob() : response.text()).catch((cause) => {
      throw cause.name === 'AbortError' ? cause : Problem.offline(cause);
    });
    const parsed = blob ? content : content ? JSON.parse(content) : null;
    return { body: parsed, status: response.status, etag: response.headers.get('ETag'), headers: response.headers };
  }

  #listenToClock(response) {
    const at = Date.parse(response.headers.get('Date') ?? '');
    if (Number.isFinite(at)) this.#drift = Math.abs(at - Date.now()) < 2000 ? 0 : at - Date.now();
  }
}
