/**
 * Keys and what they protect. The master key (a Tink keyset in a file) wraps the data key of each vault and the keys the
 * server keeps for itself; a key service may wrap a vault's key once more. Associated data binds every ciphertext to its
 * place.
 */
package io.countersign.crypto;
