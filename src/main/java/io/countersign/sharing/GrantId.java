package io.countersign.sharing;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which grant of a secret: part of what is confirmed. */
public record GrantId(@JsonValue String text) {}
