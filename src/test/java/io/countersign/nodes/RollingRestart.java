package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.TestServer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * While members and phones are at work, the node that was killed comes back, and then the other one is stopped by SIGTERM and
 * started again.
 */
record RollingRestart(Nodes nodes) {

    private static final String USED = "select count(*) from confirmation where state = 'USED' and id = any(?)";
    private static final String RUN =
            "select count(*) from audit_entry where event = 'secret.revealed' and confirmation_id = any(?)";

    void run() throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        AtomicBoolean over = new AtomicBoolean();
        List<String> done = new ArrayList<>();
        try (LoadBalancer balancer = new LoadBalancer(nodes)) {
            List<CompletableFuture<List<String>>> shifts = Stream.of(
                            "ann@acme.test", "bob@acme.test", "eve@globex.test")
                    .map(email -> new Shift(Person.now(nodes, email), balancer))
                    .toList()
                    .stream()
                    .map(shift -> CompletableFuture.supplyAsync(() -> shift.until(over)))
                    .toList();
            try {
                restartOneByOne(balancer);
            } finally {
                over.set(true);
            }
            for (CompletableFuture<List<String>> shift : shifts) {
                done.addAll(shift.get(1, TimeUnit.MINUTES));
            }
        }
        assertThat(done).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(count(USED, done)).isEqualTo(done.size());
        assertThat(count(RUN, done)).isEqualTo(done.size());
        Trail.of(nodes).assertWhole();
    }

    private void restartOneByOne(LoadBalancer balancer) {
        comesBack(nodes.b(), balancer);
        assertThat(nodes.a().stop()).as("the exit status").isIn(0, 143);
        comesBack(nodes.a(), balancer);
    }

    private static void comesBack(TestServer node, LoadBalancer balancer) {
        node.restart();
        await("its share of the requests").until(() -> balancer.sendsTo(node));
    }

    private long count(String query, List<String> ids) throws SQLException {
        try (Connection connection = nodes.a().database().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            Array all = connection.createArrayOf("varchar", ids.toArray());
            statement.setArray(1, all);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
