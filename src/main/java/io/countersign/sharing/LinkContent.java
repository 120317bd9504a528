package io.countersign.sharing;

/**
 * What is behind a link, as ciphertext; the key is in the link.
 *
 * @param content a JWE
 * @param ticket fetches the files, for 15 minutes
 */
public record LinkContent(String content, String ticket) {}
