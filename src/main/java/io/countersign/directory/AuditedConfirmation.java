package io.countersign.directory;

import io.countersign.audit.AuditView;
import io.countersign.confirmation.ConfirmationRecord;
import java.util.List;

/**
 * One confirmation as the trail keeps it.
 *
 * @param entries all about it, oldest first; the one that has the receipt is the answer
 */
public record AuditedConfirmation(ConfirmationRecord confirmation, List<AuditView> entries) {}
