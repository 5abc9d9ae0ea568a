package org.coursemarket.system;

import java.util.List;
import java.util.Random;

/** Chance. Belongs to one thread. */
record Dice(Random random) {
    /** Never, where that is 0. */
    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** From 0 on. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** So many bytes of no meaning. */
    byte[] noise(int size) {
        var noise = new byte[size];
        random.nextBytes(noise);
        return noise;
    }

    /** The same bytes but for one, two or three. */
    byte[] noisy(byte[] bytes) {
        var noisy = bytes.clone();
        for (int i = random.nextInt(3); i >= 0 && noisy.length > 0; i--) {
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
        }
        return noisy;
    }
}
