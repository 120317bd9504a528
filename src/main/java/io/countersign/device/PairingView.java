package io.countersign.device;

import java.time.Instant;
import java.util.Map;

/**
 * A pairing as the browser sees it that shows the QR code.
 *
 * @param state open, paired or expired
 * @param code with {@code url} and {@code qr}, an SVG image, in the answer of the start only
 * @param trustedSession id and name of the phone, once paired
 */
public record PairingView(
        String id,
        String state,
        String code,
        String url,
        String qr,
        Instant expiresAt,
        Map<String, String> trustedSession) {

    static PairingView of(Pairing pairing, String state, Map<String, String> phone) {
        return new PairingView(pairing.id(), state, null, null, null, pairing.expiresAt(), phone);
    }
}
