package io.countersign.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one transaction has recorded so far. */
class Recorded {

    private final List<AuditEntry> entries = new ArrayList<>();
    private boolean chained;

    void add(AuditEntry entry) {
        if (chained) {
            throw new IllegalStateException("Too late: what this transaction has recorded is chained already");
        }
        entries.add(entry);
    }

    /** All there will be, in the order of the workspaces' ids, so that two transactions never hold each other's next head. */
    Map<String, List<AuditEntry>> byWorkspace() {
        chained = true;
        return entries.stream()
                .collect(Collectors.groupingBy(AuditEntry::workspaceId, TreeMap::new, Collectors.toList()));
    }
}
