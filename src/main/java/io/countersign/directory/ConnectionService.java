package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.directory.SessionConnection.State;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Signs a client in without a password in it (as RFC 8628 has it): it shows a code, and a member who is signed in connects
 * it. The session is bound to the key by which the client asked.
 */
@Stateless
public class ConnectionService {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Settings settings;

    @Inject
    private SessionConnections connections;

    @Inject
    private Sessions sessions;

    @Inject
    private WhoViews views;

    @Inject
    private Members members;

    @Inject
    private Audited audited;

    @Inject
    private Event<ConfirmationChanged> changed;

    @Inject
    private Event<SessionConnected> connected;

    /** @param keyThumbprint of the key that the client has proven to hold */
    @Open("nobody is signed in by asking; the code is in this answer only")
    public ConnectionView ask(ClientLabel label, String keyThumbprint) {
        String code = UserCode.next();
        SessionConnection connection = connections.open(code, keyThumbprint, label.inWords());
        return ConnectionView.asked(connection, code, settings.publicUrl() + "/connect#" + code);
    }

    /** For the client that asked. @throws Problem {@code connection-unknown} */
    public ConnectionView look(String id, String keyThumbprint) {
        SessionConnection connection =
                connections.find(id, keyThumbprint).orElseThrow(() -> new Problem(ProblemType.CONNECTION_UNKNOWN));
        return ConnectionView.of(connection, clock.instant(), signedIn(connection));
    }

    private Map<String, Object> signedIn(SessionConnection connection) {
        return connection.sessionId() == null
                ? null
                : views.of(sessions.member(connection.sessionId()), connection.sessionId());
    }

    /** @throws Problem {@code connection-unknown}, {@code too-many-attempts} */
    public ConnectionPreview preview(String code) {
        return ConnectionPreview.of(connections.withCode(code), code, clock.instant());
    }

    /**
     * @return the id of the session that the client now has
     * @throws Problem {@code connection-unknown}, {@code connection-answered}, {@code connection-expired};
     *     {@code not-signed-in} if the caller's session was ended in the meantime
     */
    @RequiresConfirmation(Action.SESSION_CONNECT)
    public String connect(@TargetId String code) {
        Caller.Identity who = caller.member();
        SessionConnection connection = connections.admitted(code);
        Caller.Origin origin = new Caller.Origin(connection.client(), connection.ip(), "");
        Session session = sessions.openBound(members.current(), connection.keyThumbprint(), origin);
        if (!sessions.hold(who.sessionId())) {
            throw new Problem(ProblemType.NOT_SIGNED_IN);
        }
        connections.answer(connection, State.CONNECTED, session.id());
        audited.record("session.connected", "session", session.id(), session.client());
        connected.fire(new SessionConnected(who.sessionId(), session.id()));
        changed.fire(new ConfirmationChanged(connection.id(), who.memberId()));
        return session.id();
    }

    @Open("it keeps somebody out, which never waits")
    public void refuse(String code) {
        SessionConnection connection = connections.pending(code);
        connections.answer(connection, State.REFUSED, null);
        audited.record("session.connection-refused", "connection", connection.id(), connection.client());
        changed.fire(new ConfirmationChanged(connection.id(), caller.member().memberId()));
    }
}
