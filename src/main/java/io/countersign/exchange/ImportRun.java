package io.countersign.exchange;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries out imports, off the request's thread. If this node dies, nothing of the import is kept. */
@ApplicationScoped
public class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class.getName());
    private static final int PART = 50;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Imports imports;

    /** @throws Problem {@code unavailable} if this node has no room for it now */
    void start(String id, ImportJob job) {
        try {
            executor.execute(() -> run(id, job));
        } catch (RejectedExecutionException e) {
            imports.end(id, ImportState.FAILED, ProblemType.UNAVAILABLE);
            throw new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(30));
        }
    }

    private void run(String id, ImportJob job) {
        try {
            if (addAll(id, job)) {
                imports.finish(id, job);
            }
        } catch (Problem e) {
            imports.end(id, ImportState.FAILED, e.type());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The import {0} has failed: {1}", new Object[] {
                id, e.getClass().getName()
            });
            imports.end(id, ImportState.FAILED, ProblemType.INTERNAL);
        }
    }

    private boolean addAll(String id, ImportJob job) {
        for (int from = 0; from < job.secrets().size(); from += PART) {
            int to = Math.min(from + PART, job.secrets().size());
            if (!imports.add(id, job, job.secrets().subList(from, to))) {
                return false;
            }
        }
        return true;
    }
}
