package org.coursemarket.course.vouchers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.vouchers.entity.NewVouchers;
import org.coursemarket.course.vouchers.entity.TooManyVouchers;
import org.coursemarket.course.vouchers.entity.UnknownVoucher;
import org.coursemarket.course.vouchers.entity.UsesTaken;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.course.vouchers.entity.VoucherChange;
import org.coursemarket.course.vouchers.entity.VoucherCode;
import org.coursemarket.course.vouchers.entity.VoucherDetails;
import org.coursemarket.course.vouchers.entity.VoucherExists;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;

/**
 * The vouchers of a course, for whoever looks after it. All methods throw {@link UnknownCourse} if there is no such course, and
 * {@link NotYourCourse} if the caller may not act for its owner. Codes are in capitals here.
 */
@ApplicationScoped
@Transactional
public class Vouchers {
    /** Of one course. */
    static final int MOST = 100_000;

    @Inject
    CourseStore courses;

    @Inject
    VoucherStore store;

    @Inject
    LapsedUses lapsed;

    @Inject
    Clock clock;

    RandomCodes randomCodes = new RandomCodes(new SecureRandom());

    /**
     * Makes one voucher, or several with random codes.
     *
     * @throws InvalidInput if they can't be; it names the fields
     * @throws VoucherExists if the course has one with this code
     * @throws TooManyVouchers if the course would have more than {@value #MOST}
     */
    public List<VoucherDetails> create(UUID id, NewVouchers wish, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        wish.requireValid(course.currency());
        var codes =
                wish.count() == null ? List.of(newCode(id, VoucherCode.of(wish.code()))) : newCodes(id, wish.count());
        if (store.count(id) + codes.size() > MOST) {
            throw new TooManyVouchers(id, MOST);
        }
        var now = clock.instant();
        return codes.stream()
                .map(code -> {
                    var voucher = Voucher.create(id, wish.discount(code), wish.uses(), caller, now);
                    store.add(voucher);
                    return voucher.details(course.currency());
                })
                .toList();
    }

    private String newCode(UUID courseId, String code) {
        if (store.find(courseId, code).isPresent()) {
            throw new VoucherExists(courseId, code);
        }
        return code;
    }

    private Collection<String> newCodes(UUID courseId, int count) {
        var codes = new LinkedHashSet<String>();
        while (codes.size() < count) {
            while (codes.size() < count) {
                codes.add(randomCodes.next());
            }
            store.findAll(List.of(courseId), codes).forEach(voucher -> codes.remove(voucher.code()));
        }
        return codes;
    }

    /**
     * One of the course's vouchers.
     *
     * @throws UnknownVoucher if it has none with this code
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public VoucherDetails voucher(UUID id, String code, Caller caller) {
        var course = course(id, caller);
        return voucher(course, code).details(course.currency());
    }

    /**
     * The vouchers of a course, in the order of their codes.
     *
     * @param after the code after which the list begins; empty for the beginning
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<VoucherDetails> vouchers(UUID id, String after, int limit, Caller caller) {
        var currency = course(id, caller).currency();
        return store.vouchers(id, after, limit).stream()
                .map(voucher -> voucher.details(currency))
                .toList();
    }

    /**
     * Sets how often a voucher can be used, and its end. A refusal changes nothing.
     *
     * @throws InvalidInput if it names neither, or the end is not after the beginning
     * @throws UnknownVoucher if the course has none with this code
     * @throws UsesTaken if more uses are taken, those of lapsed holds aside
     */
    public VoucherDetails change(UUID id, String code, VoucherChange wish, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        var voucher = voucher(course, code);
        wish.requireValid(voucher.discount().from());
        if (wish.uses() != null) {
            if (wish.uses() < voucher.taken().taken()) {
                lapsed.giveBack(course, voucher);
            }
            voucher.setUses(wish.uses());
        }
        if (wish.until() != null) {
            voucher.setUntil(wish.until());
        }
        return voucher.details(course.currency());
    }

    private Course course(UUID id, Caller caller) {
        return courses.find(id).orElseThrow(() -> new UnknownCourse(id)).requireMayActFor(caller);
    }

    private Voucher voucher(Course course, String code) {
        return store.find(course.id(), code).orElseThrow(() -> new UnknownVoucher(course.id(), code));
    }
}
