package io.countersign.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate and its key, made for one run of the tests. */
public record TestCertificate(KeyStore store) {

    /** Of every file here; nothing lasting is in any. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "test";

    /** @param names as keytool wants them: {@code dns:localhost,ip:127.0.0.1} */
    public static TestCertificate of(Path directory, String names) {
        try {
            Path file = Files.createTempDirectory(directory, "certificate").resolve("key.p12");
            new ProcessBuilder()
                    .command(
                            System.getProperty("java.home") + "/bin/keytool",
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=Tests of Countersign",
                            "-ext",
                            "san=" + names,
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For a server that shows this certificate. */
    public SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PKCS #12 file with this certificate and its key, for a server that reads one. */
    public Path keyStore(Path directory) {
        return write(store, directory.resolve("keys.p12"));
    }

    /** A PKCS #12 file for a client that trusts these and nobody else. */
    public static Path trustStore(Path directory, TestCertificate... trusted) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (TestCertificate one : trusted) {
                store.setCertificateEntry("trusted" + store.size(), one.certificate());
            }
            return write(store, directory.resolve("trusted.p12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(KeyStore store, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a client that trusts it and nobody else. */
    public SSLContext trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes certificate and key as servers that are no Java want them. */
    public void writePem(Path certificateFile, Path keyFile) throws IOException {
        try {
            Files.writeString(certificateFile, pem("CERTIFICATE", certificate().getEncoded()));
            Files.writeString(
                    keyFile,
                    pem(
                            "PRIVATE KEY",
                            store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private Certificate certificate() throws GeneralSecurityException {
        return store.getCertificate(ALIAS);
    }

    private static TestCertificate read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return new TestCertificate(store);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
