package io.countersign.platform;

/** A value of a URL's query as a database takes it: PostgreSQL refuses any statement with NUL in it. */
public final class QueryText {

    private static final int LONGEST = 200;

    private QueryText() {}

    /**
     * @return the value; null for none
     * @throws Problem {@code invalid-request}, naming the parameter
     */
    public static String of(String name, String value) {
        if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw Problem.invalid(name, "must have at most " + LONGEST + " characters, none of them NUL");
        }
        return value;
    }
}
