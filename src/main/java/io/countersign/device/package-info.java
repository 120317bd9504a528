/**
 * Phones: pairing, trusted sessions and their proofs (RFC 9449), push subscriptions, signed decisions. Home of the methods
 * {@code push} and {@code email-code}.
 */
package io.countersign.device;
