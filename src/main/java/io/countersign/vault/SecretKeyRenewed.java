package io.countersign.vault;

import io.countersign.crypto.DataKey;

/**
 * A secret is getting a new own key, in the transaction of this event; its row is held. Whatever else is encrypted or
 * wrapped by its key must be brought over to the new one by an observer, now: the one before is gone afterwards.
 */
public record SecretKeyRenewed(String secretId, DataKey before, DataKey after) {}
