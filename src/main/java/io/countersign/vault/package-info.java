/** Vaults and secrets: fields are encrypted under the vault's data key, bound to vault, secret and field. */
package io.countersign.vault;
