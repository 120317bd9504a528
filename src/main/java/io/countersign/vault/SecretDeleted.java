package io.countersign.vault;

/** A secret is gone, for everyone; what else was made of it goes in this transaction. */
public record SecretDeleted(String secretId) {}
