package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vault is encrypted anew on the order of one node, by both, while a member at the other one reads and writes. The
 * database itself counts how often each secret gets a new key.
 */
public final class RekeyOnTwoNodes {

    private static final int SECRETS = 200;
    private static final int EDITED = 5;
    private static final String NAME = "Of both";

    private final Rows rows;
    private final Vaulter here;
    private final Keeper there;
    private final String vault;
    private final List<String> secrets = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param one with the database of both */
    public RekeyOnTwoNodes(TestServer one, TestServer other) {
        this.rows = new Rows(one.database());
        here = Vaulter.of(one, "admin@acme.test");
        Phone phone = here.keeper().phone();
        there = new Keeper(here.api().at(other), phone.at(other));
        vault = here.create("On two nodes");
        for (int i = 0; i < SECRETS; i++) {
            Keeper keeper = i % 2 == 0 ? here.keeper() : there;
            secrets.add(keeper.create(in(NAME, "words of number " + i)));
        }
    }

    public void run() {
        countRenewals();
        String path = Vaulter.path(vault) + "/rekey";
        String begin = here.api().post(path).expect(401).confirmationId();
        here.keeper().phone().approve(begin).expect(200);
        AtomicInteger turn = new AtomicInteger();

        Together.times(3, () -> {
            switch (turn.getAndIncrement()) {
                case 0 -> {
                    here.api().confirmed(begin).post(path).expect(202);
                    here.awaitRekeyed(vault);
                    over.set(true);
                }
                case 1 -> readUntilOver();
                default -> writeUntilOver();
            }
            return null;
        });

        assertEachWasRenewedOnce();
        for (Keeper keeper : List.of(here.keeper(), there)) {
            for (int i = 0; i < SECRETS; i++) {
                assertThat(note(keeper, i)).isEqualTo((i < EDITED ? "later words of number " : "words of number ") + i);
            }
        }
    }

    private void readUntilOver() {
        do {
            for (int i = 0; i < SECRETS; i++) {
                assertThat(note(there, i)).isIn(Set.of("words of number " + i, "later words of number " + i));
            }
        } while (!over.get());
    }

    private void writeUntilOver() {
        for (int i = 0; i < EDITED; i++) {
            there.edit(secrets.get(i), Map.of("fields", Map.of("note", "later words of number " + i)));
        }
        while (!over.get()) {
            String made = there.create(in("In between", "words in between"));
            JsonNode fields = there.reveal(made);
            assertThat(fields.path("note").asText()).isEqualTo("words in between");
        }
    }

    private void countRenewals() {
        rows.run("create table renewal (secret_id varchar(40))");
        rows.run("create function note_renewal() returns trigger language plpgsql as"
                + " 'begin insert into renewal values (new.id); return new; end'");
        rows.run("create trigger note_renewal after update of data_key on secret for each row"
                + " when (old.data_key <> new.data_key) execute function note_renewal()");
    }

    private void assertEachWasRenewedOnce() {
        String ofNow = " from renewal r join secret s on s.id = r.secret_id where s.name = ?";
        assertThat(rows.number("select count(*)" + ofNow, NAME)).isEqualTo(SECRETS);
        assertThat(rows.number("select count(distinct s.id)" + ofNow, NAME)).isEqualTo(SECRETS);
        assertThat(rows.number(
                        "select count(*) from vault v where v.id = ? and v.previous_key is null and not exists"
                                + " (select 1 from secret s where s.vault_id = v.id and s.key_generation <> v.key_generation)",
                        vault))
                .as("the key before is gone, and nothing needs it")
                .isEqualTo(1);
        assertThat(rows.number(
                        "select count(*) from audit_entry where event = 'vault.rekeyed' and target_id = ?", vault))
                .isEqualTo(1);
        rows.run("drop trigger note_renewal on secret");
    }

    private String note(Keeper keeper, int i) {
        return keeper.reveal(secrets.get(i)).path("note").asText();
    }

    private Map<String, Object> in(String name, String note) {
        return Map.of("type", "text", "name", name, "vault", vault, "fields", Map.of("note", note));
    }
}
