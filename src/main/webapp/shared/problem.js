/** What every error type of ours begins with. */
const PREFIX = 'urn:countersign:problem:';

/** The last part of a problem's type, or `unknown` where the type is none of ours. */
export function kindOf(type) {
  return type?.startsWith(PREFIX) ? type.slice(PREFIX.length) : 'unknown';
}

/**
 * An error the server told of (RFC 9457), or `offline` where no answer came.
 *
 * `kind` is the last part of the type ("confirmation-required", "not-signed-in", "offline", …) and the only thing to
 * branch on; `message` is a sentence fit to be shown. `confirmation` is there when a confirmation is asked for.
 */
export class Problem extends Error {
  constructor({ type, title, status = 0, detail, errors, confirmation, ...more }, retryAfter) {
    super(detail || title || 'Something went wrong. Try again.');
    this.name = 'Problem';
    this.type = type ?? 'about:blank';
    this.kind = kindOf(this.type);
    this.title = title ?? this.message;
    this.status = status;
    this.detail = detail;
    /** What was wrong with which member of the body: `{"fields.port": "…"}`, empty if nothing is named. */
    this.errors = this.kind === 'unknown' ? {} : byMember(errors);
    this.confirmation = confirmation;
    /** Seconds to wait before trying again, or undefined. */
    this.retryAfter = retryAfter ?? more.retryAfter;
    this.more = more;
  }

  is(...kinds) {
    return kinds.includes(this.kind);
  }

  /** A problem that this side tells of. */
  static of(kind, members) {
    return new Problem({ type: PREFIX + kind, ...members });
  }

  /** The problem that stands for "no answer came". */
  static offline(cause) {
    const problem = Problem.of('offline', {
      title: 'You are offline',
      detail: 'The server can’t be reached. Check your connection and try again.',
    });
    problem.cause = cause;
    return problem;
  }

  /** Reads an error answer, whatever its body is. Never throws. */
  static async from(response) {
    const wait = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
    const retryAfter = Number.isFinite(wait) ? wait : undefined;
    const body = await response.json().catch(() => null);
    const said = body && typeof body === 'object' ? body : { title: sentence(response.status) };
    return new Problem({ ...said, status: response.status }, retryAfter);
  }
}

function sentence(status) {
  if (status === 404) return 'This is not here, or not for you.';
  if (status === 429) return 'That was too often. Try again later.';
  if (status >= 500) return 'The server could not do this. Try again in a moment.';
  return 'This could not be done.';
}

function byMember(errors = []) {
  return Object.fromEntries(errors.map(({ member, message }) => [member, message]));
}
