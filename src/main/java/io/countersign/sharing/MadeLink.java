package io.countersign.sharing;

import java.time.Instant;

/**
 * A link that was just made. The key in it is in this answer and nowhere else.
 *
 * @param qr the same as a QR code, an SVG image
 */
public record MadeLink(String id, String url, String qr, Instant expiresAt) {}
