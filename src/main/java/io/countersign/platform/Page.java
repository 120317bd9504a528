package io.countersign.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/** A part of a list, newest first: {@code next} is what {@code after} takes for the part behind it, or null at the end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /** The parameters of a list: at most {@code limit} items, those behind {@code after}. */
    public record Request(int limit, String after) {

        /** @throws Problem {@code invalid-request} for a limit that is not 1 to 200, or what no {@code next} has ever been */
        public static Request of(String limit, String after) {
            QueryText.of("after", after);
            if (limit == null) {
                return new Request(DEFAULT_LIMIT, after);
            }
            if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX_LIMIT) {
                throw Problem.invalid("limit", "must be a number from 1 to " + MAX_LIMIT);
            }
            return new Request(Integer.parseInt(limit), after);
        }

        /** The number behind which the list goes on, for lists from the highest number down. */
        public long number() {
            if (after == null) {
                return Long.MAX_VALUE;
            }
            if (!after.matches("\\d{1,18}")) {
                throw Problem.invalid("after", "must be the next of an earlier answer");
            }
            return Long.parseLong(after);
        }
    }

    /** @param found one more than the limit if there are more */
    public static <E, T> Page<T> of(List<E> found, Request request, Function<E, T> view, Function<E, String> key) {
        boolean more = found.size() > request.limit();
        List<E> shown = more ? found.subList(0, request.limit()) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? key.apply(shown.get(shown.size() - 1)) : null);
    }
}
