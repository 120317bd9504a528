package io.countersign.testing;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The key pair of a passkey, of one of the algorithms that the server takes. */
public record PasskeyKey(Algorithm algorithm, KeyPair pair) {

    /** By their COSE numbers (RFC 9053). */
    public enum Algorithm {
        ES256(-7, "EC", "SHA256withECDSA"),
        EDDSA(-8, "Ed25519", "Ed25519"),
        RS256(-257, "RSA", "SHA256withRSA");

        private final int cose;
        private final String keys;
        private final String signatures;

        Algorithm(int cose, String keys, String signatures) {
            this.cose = cose;
            this.keys = keys;
            this.signatures = signatures;
        }
    }

    public static PasskeyKey create(Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keys);
            if (algorithm == Algorithm.ES256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new PasskeyKey(algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm.signatures);
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a COSE_Key. */
    byte[] cose() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
            switch (algorithm) {
                case ES256 -> {
                    ECPublicKey key = (ECPublicKey) pair.getPublic();
                    begin(cbor, 5, 2);
                    number(cbor, -1, 1);
                    bytes(cbor, -2, fixed(key.getW().getAffineX(), 32));
                    bytes(cbor, -3, fixed(key.getW().getAffineY(), 32));
                }
                case EDDSA -> {
                    begin(cbor, 4, 1);
                    number(cbor, -1, 6);
                    bytes(cbor, -2, compressed((EdECPublicKey) pair.getPublic()));
                }
                case RS256 -> {
                    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
                    begin(cbor, 4, 3);
                    bytes(cbor, -1, fixed(key.getModulus(), 256));
                    bytes(cbor, -2, key.getPublicExponent().toByteArray());
                }
            }
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void begin(CBORGenerator cbor, int size, int keyType) throws IOException {
        cbor.writeStartObject(size);
        number(cbor, 1, keyType);
        number(cbor, 3, algorithm.cose);
    }

    private static void number(CBORGenerator cbor, int label, int value) throws IOException {
        cbor.writeFieldId(label);
        cbor.writeNumber(value);
    }

    private static void bytes(CBORGenerator cbor, int label, byte[] value) throws IOException {
        cbor.writeFieldId(label);
        cbor.writeBinary(value);
    }

    private static byte[] fixed(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[length];
        int from = Math.max(0, bytes.length - length);
        int size = bytes.length - from;
        System.arraycopy(bytes, from, fixed, length - size, size);
        return fixed;
    }

    /** RFC 8032, section 5.1.2: y in little endian, the sign of x in the highest bit. */
    private static byte[] compressed(EdECPublicKey key) {
        byte[] big = fixed(key.getPoint().getY(), 32);
        byte[] little = new byte[32];
        for (int i = 0; i < 32; i++) {
            little[i] = big[31 - i];
        }
        if (key.getPoint().isXOdd()) {
            little[31] |= (byte) 0x80;
        }
        return little;
    }
}
