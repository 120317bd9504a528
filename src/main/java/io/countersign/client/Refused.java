package io.countersign.client;

import jakarta.json.JsonObject;

/** The server refuses the call, for a reason that no confirmation changes (RFC 9457). */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    Refused(int status, JsonObject problem) {
        super(status + " " + problem.getString("detail", problem.getString("title", "")));
        this.status = status;
        this.type = problem.getString("type", "about:blank");
    }

    public int status() {
        return status;
    }

    /** The problem's stable name, for example {@code urn:countersign:problem:not-found}. */
    public String type() {
        return type;
    }
}
