import { Problem } from './problem.js';

/** Why a browser made or used no passkey, by the names of its exceptions (WebAuthn level 3, sections 5.1.3 and 5.1.4). */
const WHY = {
  NotAllowedError: {
    make: 'No passkey was made: it was cancelled, or took too long.',
    use: 'That was cancelled or took too long, or none of your passkeys is within reach. Try again, or use another way.',
  },
  InvalidStateError: { make: 'This device holds a passkey of yours already.' },
  ConstraintError: { make: 'This device can’t check that it is you. Set up a screen lock first.' },
  NotSupportedError: { make: 'This device makes no passkeys that would do here.' },
  SecurityError: {
    make: 'Passkeys don’t work at this address: they need https, and a name instead of numbers.',
    use: 'Passkeys don’t work at this address: they need https, and a name instead of numbers.',
  },
};

/** Whether passkeys can be made and used here: on the server's own pages, in a browser that knows them well enough. */
export function passkeysWork() {
  const known = globalThis.PublicKeyCredential;
  return location.protocol.startsWith('http') && typeof known?.parseRequestOptionsFromJSON === 'function';
}

/**
 * Has the member make a passkey.
 * @param {object} options as the server gives them
 * @returns {Promise<object>} what the server takes
 * @throws {Problem} with a sentence, if none was made
 */
export function makePasskey(options) {
  return asked('make', () =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );
}

/**
 * Has the member use one.
 * @param {AbortSignal} signal takes the question back
 * @returns {Promise<object>} what the server takes
 * @throws {Problem} with a sentence, if none was used
 */
export function usePasskey(options, signal) {
  return asked('use', () =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), signal }),
  );
}

async function asked(what, question) {
  try {
    return (await question()).toJSON();
  } catch (exception) {
    if (exception.name === 'AbortError') throw exception;
    const title = WHY[exception.name]?.[what] ?? 'The browser could not do this. Try again.';
    throw Object.assign(new Problem({ title }), { cause: exception });
  }
}
