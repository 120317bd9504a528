package io.countersign.audit;

import java.util.List;

/** Goes along a chain, entry by entry, as long as each is what was written at its place. */
final class ChainWalk {

    private final AuditSeal seal;
    private final ChainLink known;
    private final long until;
    private ChainLink last = ChainLink.NONE;
    private boolean broken;

    /**
     * @param known the end of the chain when it was right before
     * @param until the place of the last entry to look at
     */
    ChainWalk(AuditSeal seal, ChainLink known, long until) {
        this.seal = seal;
        this.known = known;
        this.until = until;
    }

    /** The last entry that is right. */
    ChainLink last() {
        return last;
    }

    /** @return whether it goes on behind these */
    boolean over(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            if (entry.n() > until) {
                return false;
            }
            if (!fits(entry)) {
                broken = true;
                return false;
            }
            last = new ChainLink(entry.n(), entry.hash());
        }
        return !entries.isEmpty() && last.n() < until;
    }

    private boolean fits(AuditEntry entry) {
        boolean here = entry.n() == last.n() + 1
                && seal.ofEntry(entry.content(), last.hash()).equals(entry.hash());
        return here && (entry.n() != known.n() || entry.hash().equals(known.hash()));
    }

    /** Whether it came to just this end without a break, and at least as far as before. */
    boolean endsAt(ChainLink end) {
        return !broken && last.equals(end) && last.n() >= known.n();
    }
}
