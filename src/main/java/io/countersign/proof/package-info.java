/**
 * Proof of possession (DPoP, RFC 9449): that a request is made by who holds a key, for just this request, now, once. The same
 * for phones and for every other client whose session is bound to a key.
 */
package io.countersign.proof;
