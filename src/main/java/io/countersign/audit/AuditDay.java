package io.countersign.audit;

import java.time.LocalDate;

/** How many entries a day has. */
public record AuditDay(LocalDate day, long entries) {

    /** @param row the day as a number from 1970-01-01 on, and the count */
    static AuditDay of(Object[] row) {
        return new AuditDay(LocalDate.ofEpochDay(((Number) row[0]).longValue()), ((Number) row[1]).longValue());
    }
}
