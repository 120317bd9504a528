/**
 * Everything the integration tests need to meet the real server from outside: the server's process, a browser, a phone,
 * a mailbox, a push service, and the secrets that must not be found where they do not belong.
 */
package io.countersign.testing;
