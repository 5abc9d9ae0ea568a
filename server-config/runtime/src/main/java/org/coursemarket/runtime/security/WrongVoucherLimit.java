package org.coursemarket.runtime.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.time.Stopwatch;

/**
 * Keeps a subject from guessing the codes of vouchers: they may name so many wrong ones in a period, on this node. One that is right
 * costs nothing, however often it is named, but one that is being looked at counts as wrong until its answer is there.
 */
@Singleton
public class WrongVoucherLimit {
    /** The type of the refusal that says that a voucher does not count; each service writes out its own. */
    private static final String WRONG = "voucher-invalid";

    private final Buckets<String> buckets;

    @Inject
    public WrongVoucherLimit(RateSettings settings, Stopwatch stopwatch) {
        buckets = new Buckets<>(subject -> settings.wrongVouchers(), settings.wrongVoucherPeriod(), stopwatch);
    }

    /**
     * Does what the subject asks for under the voucher.
     *
     * @param voucher null for none, which is no guess
     * @param isDecided whether what the action returns says that the voucher counts; else it is taken for wrong
     * @return what the action returns
     * @throws TooManyRequests if they have named too many wrong ones; nothing was done then
     * @throws RuntimeException what the action throws
     */
    public <T> T guarding(String subject, String voucher, Supplier<T> action, Predicate<T> isDecided) {
        if (voucher == null) {
            return action.get();
        }
        buckets.take(subject);
        boolean isWrong = false;
        try {
            var result = action.get();
            isWrong = !isDecided.test(result);
            return result;
        } catch (Refusal refusal) {
            isWrong = refusal.type().equals(WRONG);
            throw refusal;
        } finally {
            if (!isWrong) {
                buckets.giveBack(subject);
            }
        }
    }
}
