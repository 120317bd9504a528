package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which attachment of a secret: part of what is confirmed. */
public record AttachmentId(@JsonValue String text) {}
