/**
 * Secrets that come from other password managers, and that leave in an encrypted file: reading files, importing all of one
 * or nothing, exporting.
 */
package io.countersign.exchange;
