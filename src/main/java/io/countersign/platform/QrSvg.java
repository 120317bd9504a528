package io.countersign.platform;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as an SVG image: black on white, with the quiet zone of four modules that ISO/IEC 18004 asks for. */
public final class QrSvg {

    private static final int QUIET = 4;

    private QrSvg() {}

    public static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * QUIET;
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\">"
                        + "<path fill=\"#fff\" d=\"M0,0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>")
                .formatted(size, path);
    }
}
