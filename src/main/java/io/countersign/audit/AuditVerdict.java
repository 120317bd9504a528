package io.countersign.audit;

/**
 * Whether a workspace's trail is as the servers have written it.
 *
 * @param entries how many there are, or how many are right before the first that is not
 * @param firstBad the place of the first entry that is missing, too many, or another than was written; null if all is right
 */
public record AuditVerdict(boolean ok, long entries, Long firstBad) {

    static AuditVerdict right(long entries) {
        return new AuditVerdict(true, entries, null);
    }

    static AuditVerdict wrongAt(long n) {
        return new AuditVerdict(false, n - 1, n);
    }
}
