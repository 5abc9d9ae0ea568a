package org.coursemarket.course.prices.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.catalog.entity.NotYourCourse;
import org.coursemarket.course.catalog.entity.PriceSet;
import org.coursemarket.course.catalog.entity.UnknownCourse;
import org.coursemarket.course.prices.entity.CurrentRules;
import org.coursemarket.course.prices.entity.PreviewedPrice;
import org.coursemarket.course.prices.entity.PriceIsNotThatVersion;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.course.prices.entity.PriceVersionDetails;
import org.coursemarket.course.prices.entity.WantedPreview;
import org.coursemarket.course.pricing.entity.Circumstances;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.security.Caller;

/**
 * The rules of a course's price, for whoever looks after it. All methods throw {@link UnknownCourse} if there is no such course, and
 * {@link NotYourCourse} if the caller may not act for its owner.
 */
@ApplicationScoped
@Transactional
public class Prices {
    /** The column has room for the places of so many tiers. */
    private static final int MOST_TIERS = 500;

    @Inject
    CourseStore courses;

    @Inject
    PriceVersionStore versions;

    @Inject
    Event<PriceSet> priced;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    public CurrentRules rules(UUID id, Caller caller) {
        var course = course(id, caller);
        return CurrentRules.of(course.priceVersion(), course.priceRules());
    }

    /**
     * Sets the rules for every hold from now on, all of them at once. Where they are these already, nothing changes.
     *
     * @param condition which versions of the price the caller means
     * @throws InvalidInput if the rules can't be; it names the fields
     * @throws PriceIsNotThatVersion if the price has another version
     */
    public CurrentRules set(UUID id, WrittenPriceRules wish, IfMatch condition, Caller caller) {
        var course = courses.lock(id).requireMayActFor(caller);
        var rules = wish.requireValid(course.currency(), course.priceRules(), course.tierPlaces());
        long version = course.priceVersion();
        boolean areThere = rules.equals(course.priceRules());
        if (!condition.allows(version, areThere)) {
            throw new PriceIsNotThatVersion(id, version);
        }
        if (!areThere) {
            requireRoomForTiers(course, rules);
            var now = course.moment(clock.instant());
            course.setPriceRules(rules, now);
            priced.fire(course.priceSet(caller, now));
        }
        return CurrentRules.of(course.priceVersion(), course.priceRules());
    }

    /**
     * What a seat would cost. Nothing changes.
     *
     * @throws InvalidInput if the rules can't be, or the course has fewer seats
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public PreviewedPrice preview(UUID id, WantedPreview wish, Caller caller) {
        var course = course(id, caller);
        var rules = wish.rulesFor(course);
        return PreviewedPrice.of(course.pricing(rules), circumstances(course, rules, wish));
    }

    private static void requireRoomForTiers(Course course, PriceRules rules) {
        if (!rules.tiers().isEmpty()
                && course.tierPlaces().size() + rules.tiers().size() > MOST_TIERS) {
            throw new InvalidInput(
                    "rules", "must not add a tier while so many earlier ones have places that are taken");
        }
    }

    /** Of seats that are not yet sold as the wish has it, the tiers' places are taken one after the other. */
    private Circumstances circumstances(Course course, PriceRules rules, WantedPreview wish) {
        var present = course.circumstances(wish.at() == null ? course.moment(clock.instant()) : wish.at());
        if (wish.soldSeats() == null) {
            return present;
        }
        if (wish.soldSeats() > present.totalSeats()) {
            throw new InvalidInput("soldSeats", "must be at most " + present.totalSeats() + ", as the course has");
        }
        return present.anew(wish.soldSeats(), rules);
    }

    /**
     * Each base price and each set of rules since versions are kept, the oldest first.
     *
     * @param after the version after which the list begins; 0 for the beginning
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<PriceVersionDetails> history(UUID id, long after, int limit, Caller caller) {
        var currency = course(id, caller).currency();
        return versions.versions(id, after, limit).stream()
                .map((PriceVersion version) -> version.details(currency))
                .toList();
    }

    private Course course(UUID id, Caller caller) {
        return courses.find(id).orElseThrow(() -> new UnknownCourse(id)).requireMayActFor(caller);
    }
}
