/**
 * Vaults and secrets: values are encrypted under their secret's own key, that under its vault's, each bound to its place;
 * both are renewed together.
 */
package io.countersign.vault;
