package org.coursemarket.course.vouchers.control;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Codes that nobody guesses. */
final class RandomCodes {
    /** Without what is easily taken for something else: 0 and O, 1, I and L. */
    static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    static final int LENGTH = 12;

    /** Of chance in a code. Who guesses at a course with as many vouchers as there may be hits one of them in 2^42 tries. */
    static final int BITS = 59;

    private final RandomGenerator random;

    /** Whoever knows what the generator has made must not be able to tell what it makes. */
    RandomCodes(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
