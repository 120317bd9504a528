package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.common.exceptions.InternalServerException;
import de.captaingoldfish.scim.sdk.server.patch.operations.SimpleAttributeOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose fault a failure is. */
class ScimRequestsTest {

    @Test
    void whatBreaksInOurOwnCodeIsTheServersFault() {
        Exception ours = new IllegalStateException("no connection");
        assertThat(ScimRequests.isTheLibrarys(ours)).isFalse();
        assertThat(ScimRequests.isTheLibrarys(new InternalServerException("wrapped", ours, null)))
                .isFalse();
    }

    @Test
    void whatBreaksWhileAnotherCallsUsIsTheServersFault() {
        Exception below = new IllegalStateException("no connection");
        below.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.h2.Driver", "connect", null, 1),
            new StackTraceElement(UserRows.class.getName(), "find", null, 1),
            new StackTraceElement(SimpleAttributeOperation.class.getName(), "apply", null, 1)
        });
        assertThat(ScimRequests.isTheLibrarys(below)).isFalse();
    }

    @Test
    void whatBreaksInTheLibrarysPatchIsThePatchs() {
        Exception below = new IndexOutOfBoundsException();
        below.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(List.class.getName(), "get", null, 1),
            new StackTraceElement(SimpleAttributeOperation.class.getName(), "apply", null, 1),
            new StackTraceElement(ScimEndpoint.class.getName(), "handle", null, 1)
        });
        assertThat(ScimRequests.isTheLibrarys(below)).isTrue();
        assertThat(ScimRequests.isTheLibrarys(new InternalServerException("wrapped", below, null)))
                .isTrue();
    }
}
