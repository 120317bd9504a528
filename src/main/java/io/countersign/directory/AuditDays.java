package io.countersign.directory;

import io.countersign.audit.AuditDay;
import java.util.List;

/** Days that have entries, oldest first. */
public record AuditDays(List<AuditDay> items) {}
