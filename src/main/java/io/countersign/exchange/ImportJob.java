package io.countersign.exchange;

import io.countersign.platform.Caller;
import io.countersign.vault.NewSecret;
import java.util.List;

/** What is to be imported, for whom. In memory only: a file of secrets is nowhere else. */
record ImportJob(Caller.Identity who, Caller.Origin origin, List<NewSecret> secrets) {}
