package io.countersign.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The phone that was paired last for each member, by mail address: it is needed to confirm the pairing of the next one. */
final class PairedPhones {

    private final Map<String, Phone> byMember = new ConcurrentHashMap<>();

    void put(String email, Phone phone) {
        byMember.put(email, phone);
    }

    Optional<Phone> of(String email) {
        return Optional.ofNullable(byMember.get(email));
    }
}
