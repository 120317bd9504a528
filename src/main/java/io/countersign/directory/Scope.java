package io.countersign.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an API token may be used for. */
public enum Scope {
    /** Safe requests only (GET): lists and masked views. */
    @JsonProperty("read")
    READ,
    /** Whatever its member may do; protected actions are confirmed all the same. */
    @JsonProperty("all")
    ALL
}
