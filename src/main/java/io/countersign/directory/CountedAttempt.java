package io.countersign.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A try that was wrong, or is being checked, counted for one subject. */
@Entity
@Table(name = "sign_in_failure")
class CountedAttempt {

    @Id
    private String id;

    @Column(name = "subject")
    private String subject;

    private Instant at;

    protected CountedAttempt() {}

    CountedAttempt(String id, String subject, Instant at) {
        this.id = id;
        this.subject = subject;
        this.at = at;
    }

    String id() {
        return id;
    }
}
