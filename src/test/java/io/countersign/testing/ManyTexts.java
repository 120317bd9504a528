package io.countersign.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for any number of byte sequences in one pass, however many they are: by their first four bytes. */
final class ManyTexts {

    private static final int BEGINNING = 4;

    private final Map<Integer, List<byte[]>> byBeginning = new HashMap<>();

    /** Most places can be passed over by a look at this alone. */
    private final BitSet beginnings = new BitSet();

    /** @throws IllegalArgumentException if one has less than four bytes */
    ManyTexts(Collection<byte[]> texts) {
        for (byte[] text : texts) {
            if (text.length < BEGINNING) {
                throw new IllegalArgumentException("Too short to be looked for");
            }
            int beginning = 0;
            for (int i = 0; i < BEGINNING; i++) {
                beginning = beginning << 8 | text[i] & 0xff;
            }
            byBeginning.computeIfAbsent(beginning, key -> new ArrayList<>()).add(text);
            beginnings.set(place(beginning));
        }
    }

    /** Those that are in there. */
    Set<byte[]> in(byte[] content) {
        Set<byte[]> found = new LinkedHashSet<>();
        int window = 0;
        for (int i = 0; i < content.length; i++) {
            window = window << 8 | content[i] & 0xff;
            if (i >= BEGINNING - 1 && beginnings.get(place(window))) {
                int start = i - BEGINNING + 1;
                byBeginning.getOrDefault(window, List.of()).stream()
                        .filter(text -> isAt(start, content, text))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isAt(int start, byte[] content, byte[] text) {
        return start + text.length <= content.length
                && Arrays.equals(content, start, start + text.length, text, 0, text.length);
    }

    /** Of 2¹⁸, spread well. */
    private static int place(int beginning) {
        return beginning * 0x9E3779B1 >>> 14;
    }
}
