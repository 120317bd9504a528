package io.countersign.crypto;

import io.countersign.platform.OwnMachine;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.conscrypt.Conscrypt;

/**
 * Keys and key agreement on P-256 by Conscrypt, for who asks the virtual machine for them and cannot be given a provider:
 * Tink's Web Push, which takes a tenth of the time then. Signatures, certificates and TLS itself stay with the JDK, and so do
 * curves that Conscrypt does not know: such a request goes on to the next provider. Where other applications run too, or
 * Conscrypt's native part does not, nothing changes.
 */
@WebListener
public class FastCurves implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (OwnMachine.is() && Conscrypt.isAvailable()) {
            Security.insertProviderAt(provider(), 1);
        }
    }

    static Provider provider() {
        return new Curves(Conscrypt.newProviderBuilder().build());
    }

    private static final class Curves extends Provider {

        private static final long serialVersionUID = 1L;

        private Curves(Provider conscrypt) {
            super("CountersignCurves", "1", "P-256 by Conscrypt");
            putService(new Handed(this, conscrypt.getService("KeyPairGenerator", "EC")));
            putService(new Handed(this, conscrypt.getService("KeyAgreement", "ECDH")));
        }
    }

    /** A service of another provider as one of this. */
    private static final class Handed extends Provider.Service {

        private final Provider.Service service;

        private Handed(Provider provider, Provider.Service service) {
            super(provider, service.getType(), service.getAlgorithm(), service.getClassName(), List.of(), Map.of());
            this.service = service;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return service.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object parameter) {
            return service.supportsParameter(parameter);
        }
    }
}
