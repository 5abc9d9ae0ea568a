package org.coursemarket.runtime.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.runtime.time.SystemClock;
import org.junit.jupiter.api.Test;

class IdsTest {
    private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Ids ids = new Ids(clock);

    @Test
    void anIdBeginsWithItsTime() {
        var id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void laterOnesComeLater() {
        var early = ids.next();
        now = now.plusMillis(1);

        assertThat(ids.next().toString()).isGreaterThan(early.toString());
    }

    @Test
    void theServicesClockWillDo() {
        var before = Instant.now().toEpochMilli();

        assertThat(new Ids(new SystemClock().clock()).next().getMostSignificantBits() >>> 16)
                .isBetween(before, before + 60_000);
    }

    @Test
    void noTwoOfOneMomentAreTheSame() {
        assertThat(Stream.generate(ids::next).limit(10_000).distinct()).hasSize(10_000);
    }

    @Test
    void whatFollowsTheTimeIsRandom() {
        var any = Stream.generate(ids::next).limit(1_000).toList();

        assertThat(any).extracting(UUID::getLeastSignificantBits).doesNotHaveDuplicates();
        assertThat(any.stream().map(id -> id.getMostSignificantBits() & 0xFFF).distinct())
                .hasSizeGreaterThan(500);
    }
}
