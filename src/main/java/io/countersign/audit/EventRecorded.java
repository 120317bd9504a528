package io.countersign.audit;

/** Something that happened is in the trail, in this transaction. */
public record EventRecorded(AuditEvent event) {}
