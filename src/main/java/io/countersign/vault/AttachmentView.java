package io.countersign.vault;

import java.time.Instant;

/**
 * An attachment as members see it.
 *
 * @param type judged by its content, not by who sent it
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal digits, for who has it; null in lists: a short content could be guessed from it
 */
public record AttachmentView(
        String id, String name, String type, long size, String sha256, Instant at, SecretVersion.Editor by) {}
