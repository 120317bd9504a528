package io.countersign.vault;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** One stream for each chunk, which is fetched when its turn has come. */
final class Chunks implements Enumeration<InputStream> {

    private final int count;
    private final IntFunction<byte[]> source;
    private int next;

    Chunks(int count, IntFunction<byte[]> source) {
        this.count = count;
        this.source = source;
    }

    @Override
    public boolean hasMoreElements() {
        return next < count;
    }

    @Override
    public InputStream nextElement() {
        if (!hasMoreElements()) {
            throw new NoSuchElementException();
        }
        return new ByteArrayInputStream(source.apply(next++));
    }
}
